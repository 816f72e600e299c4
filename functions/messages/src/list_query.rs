//! The query of the list of messages.

use std::collections::BTreeSet;

use deserr::Deserr;
use shared::domain::following::cursor::FollowCursor;
use shared::domain::id::{RoomId, UserId};
use shared::domain::message::MessageSession;
use shared::domain::message_list::{
    Dated, FirstReaders, MessageCursor, MessageFilter, MessageList, MessageOrder, Wanted,
};
use shared::domain::page::{PageLimit, PageSkip};
use shared::domain::rule::Rule;
use shared::http::Invalid;
use shared::http::feathers_query::{Numeral, Several};
use shared::http::values::{Optional, WholeText};
use utoipa::IntoParams;

use crate::selection::{Member, Shown};

type Room = Optional<RoomId>;
type Rooms = Several<RoomId, 50>;
type Session = Optional<MessageSession>;
type Sessions = Several<MessageSession, 50>;
type User = Optional<UserId>;
type Users = Several<UserId, 50>;
type Members = Several<Member, 50>;
type Date = Optional<Numeral<WholeText>>;
type Limit = Optional<Numeral<PageLimit<200, 50>>>;
type Skip = Optional<Numeral<PageSkip<1000>>>;
type Order = Optional<Numeral<MessageOrder>>;
type Cursor = Optional<MessageCursor>;
type Since = Optional<FollowCursor>;
type SeenBy = Optional<Numeral<FirstReaders>>;

/// Which messages to list: in plain parameters, or in Feathers' query language,
/// whose names are those with a `$` in them. A list such as `room[$in][]` may also
/// be written `room[$in][0]=a&room[$in][1]=b`, a number also `#5` or
/// `…[$coerce][type]=number&…[$coerce][value]=5`.
#[derive(Debug, Deserr, IntoParams)]
#[deserr(error = Invalid, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MessageListQuery {
    /// Only messages of this room; those of all rooms if absent.
    #[deserr(default)]
    #[param(inline, required = false, example = "room-id")]
    room: Room,
    /// Only messages of these rooms, at most 50.
    #[deserr(default, rename = "room[$in][]")]
    #[param(rename = "room[$in][]", inline)]
    room_in: Option<Rooms>,
    /// Only messages of this session.
    #[deserr(default)]
    #[param(inline, required = false)]
    session: Session,
    /// Only messages of these sessions.
    #[deserr(default, rename = "session[$in][]")]
    #[param(rename = "session[$in][]", inline)]
    session_in: Option<Sessions>,
    /// Only messages of any other session, or none.
    #[deserr(default, rename = "session[$ne]")]
    #[param(rename = "session[$ne]", inline, required = false)]
    session_ne: Session,
    /// Only messages of this account.
    #[deserr(default, rename = "createdBy")]
    #[param(rename = "createdBy", inline, required = false)]
    created_by: User,
    /// Only messages of these accounts.
    #[deserr(default, rename = "createdBy[$in][]")]
    #[param(rename = "createdBy[$in][]", inline)]
    created_by_in: Option<Users>,
    /// Only messages of any other account.
    #[deserr(default, rename = "createdBy[$ne]")]
    #[param(rename = "createdBy[$ne]", inline, required = false)]
    created_by_ne: User,
    /// Only messages dated before this, in milliseconds since 1970.
    #[deserr(default)]
    #[param(inline, required = false)]
    before: Date,
    /// The same as `before`.
    #[deserr(default, rename = "createdAt[$lt]")]
    #[param(rename = "createdAt[$lt]", inline, required = false)]
    created_at_lt: Date,
    /// Only messages dated at this or before.
    #[deserr(default, rename = "createdAt[$lte]")]
    #[param(rename = "createdAt[$lte]", inline, required = false)]
    created_at_lte: Date,
    /// Only messages dated after this, in milliseconds since 1970.
    #[deserr(default)]
    #[param(inline, required = false)]
    after: Date,
    /// The same as `after`.
    #[deserr(default, rename = "createdAt[$gt]")]
    #[param(rename = "createdAt[$gt]", inline, required = false)]
    created_at_gt: Date,
    /// Only messages dated at this or after.
    #[deserr(default, rename = "createdAt[$gte]")]
    #[param(rename = "createdAt[$gte]", inline, required = false)]
    created_at_gte: Date,
    /// How many messages to answer at most.
    #[deserr(default)]
    #[param(inline, required = false)]
    limit: Limit,
    /// The same as `limit`.
    #[deserr(default, rename = "$limit")]
    #[param(rename = "$limit", inline, required = false)]
    feathers_limit: Limit,
    /// How many messages of the list to pass over.
    #[deserr(default, rename = "$skip")]
    #[param(rename = "$skip", inline, required = false)]
    skip: Skip,
    /// Newest first (-1) or oldest first (1).
    #[deserr(default, rename = "$sort[createdAt]")]
    #[param(rename = "$sort[createdAt]", inline, required = false)]
    sort: Order,
    /// Only these members of each message, and its `id`.
    #[deserr(default, rename = "$select[]")]
    #[param(rename = "$select[]", inline)]
    select: Option<Members>,
    /// Where the page before ended, from its `Link` header.
    #[deserr(default)]
    #[param(inline, required = false)]
    cursor: Cursor,
    /// Follows the room: what was stored since this cursor, from the `Link` header
    /// of the answer before; from now on if empty.
    #[deserr(default)]
    #[param(inline, required = false, value_type = Since)]
    since: Option<Since>,
    /// How many of the first 100 who have seen a message to show at most, in the order
    /// of their ids. In a list 100 if absent, and fewer cost less where many have seen
    /// many of its messages; with `since` 0 if absent, since what is new has been seen
    /// by nobody. 0 shows none.
    #[deserr(default, rename = "seenBy")]
    #[param(rename = "seenBy", inline, required = false)]
    seen_by: SeenBy,
}

/// What a query asks for.
pub enum Asked {
    List(MessageList),
    Follow(AskedFollow),
}

/// What a query with `since` asks for.
pub struct AskedFollow {
    /// The room, if it names one.
    pub room: Option<RoomId>,
    /// From where on; from now on if none.
    pub cursor: Option<FollowCursor>,
    pub filter: MessageFilter,
    pub limit: usize,
}

impl MessageListQuery {
    /// What it asks for, and what is answered of each message.
    pub fn into_asked(mut self) -> Result<(Asked, Shown), Invalid> {
        let since = self.since.take();
        let readers = self.seen_by.0.map(|Numeral(readers)| readers);
        let readers = readers.unwrap_or(if since.is_some() { FirstReaders::NONE } else { FirstReaders::default() });
        let shown = Shown { selection: self.select.take().into(), readers };
        let asked = match since {
            Some(Optional(cursor)) => Asked::Follow(self.into_follow(cursor)?),
            None => Asked::List(self.into_list()?),
        };
        Ok((asked, shown))
    }

    fn into_follow(self, cursor: Option<FollowCursor>) -> Result<AskedFollow, Invalid> {
        self.refuse_parts_of_lists()?;
        let MessageList { rooms, filter, limit, .. } = self.into_list()?;
        let mut rooms = rooms.unwrap_or_default().into_iter();
        match (rooms.next(), rooms.next()) {
            (room, None) => Ok(AskedFollow { room, cursor, filter, limit }),
            (_, Some(_)) => Err(Invalid::field("room", Rule::Required)),
        }
    }

    /// What has a date or a place in a list is of no use to those who follow.
    fn refuse_parts_of_lists(&self) -> Result<(), Invalid> {
        let dates = [
            ("before", &self.before),
            ("after", &self.after),
            ("createdAt[$lt]", &self.created_at_lt),
            ("createdAt[$lte]", &self.created_at_lte),
            ("createdAt[$gt]", &self.created_at_gt),
            ("createdAt[$gte]", &self.created_at_gte),
        ];
        let places = [
            ("cursor", self.cursor.0.is_some()),
            ("$skip", self.skip.0.is_some()),
            ("$sort[createdAt]", self.sort.0.is_some()),
        ];
        let sent = dates.map(|(name, date)| (name, date.0.is_some())).into_iter().chain(places);
        let refused = |(name, _)| Invalid::field(name, Rule::must_not("be sent with since"));
        sent.into_iter().find(|(_, is_sent)| *is_sent).map_or(Ok(()), |sent| Err(refused(sent)))
    }

    fn into_list(self) -> Result<MessageList, Invalid> {
        let dated = self.dated()?;
        let session =
            Wanted { among: agreed("session", self.session, self.session_in)?, other_than: self.session_ne.0 };
        let among = agreed("createdBy", self.created_by, self.created_by_in)?;
        let created_by = Wanted { among, other_than: self.created_by_ne.0 };
        let limit = same("limit", &self.limit, "$limit", &self.feathers_limit)?;
        Ok(MessageList {
            rooms: agreed("room", self.room, self.room_in)?.map(BTreeSet::from_iter),
            filter: MessageFilter { session, created_by, dated },
            order: self.sort.0.map(|Numeral(order)| order).unwrap_or_default(),
            cursor: self.cursor.0,
            skip: self.skip.0.map_or(0, |Numeral(skip)| skip.get()),
            limit: limit.unwrap_or_default().get(),
        })
    }

    fn dated(&self) -> Result<Dated, Invalid> {
        let mut dated = Dated::default();
        if let Some(WholeText(instant)) = same("after", &self.after, "createdAt[$gt]", &self.created_at_gt)? {
            dated = dated.after(instant);
        }
        if let Some(Numeral(WholeText(first))) = self.created_at_gte.0 {
            dated = dated.from(first);
        }
        if let Some(WholeText(instant)) = same("before", &self.before, "createdAt[$lt]", &self.created_at_lt)? {
            dated = dated.before(instant);
        }
        if let Some(Numeral(WholeText(last))) = self.created_at_lte.0 {
            dated = dated.until(last);
        }
        Ok(dated)
    }
}

fn must_be_the_same(as_name: &str) -> Rule {
    Rule::MustBe(format!("the same as {as_name} where both are sent").into())
}

/// The one value of a parameter that may be sent under two names.
fn same<T: PartialEq + Copy>(
    plain_name: &str,
    plain: &Optional<Numeral<T>>,
    name: &str,
    feathers: &Optional<Numeral<T>>,
) -> Result<Option<T>, Invalid> {
    match (plain.0, feathers.0) {
        (Some(plain), Some(feathers)) if plain != feathers => Err(Invalid::field(name, must_be_the_same(plain_name))),
        (plain, feathers) => Ok(plain.or(feathers).map(|Numeral(value)| value)),
    }
}

/// The values of a parameter that may be sent plainly and as a list.
fn agreed<T: PartialEq>(
    name: &str,
    plain: Optional<T>,
    listed: Option<Several<T, 50>>,
) -> Result<Option<Vec<T>>, Invalid> {
    match (plain.0, listed) {
        (Some(plain), Some(Several(listed))) if listed.is_empty() || listed.iter().any(|one| *one != plain) => {
            Err(Invalid::field(&format!("{name}[$in][]"), must_be_the_same(name)))
        }
        (Some(plain), _) => Ok(Some(vec![plain])),
        (None, listed) => Ok(listed.map(|Several(listed)| listed)),
    }
}
