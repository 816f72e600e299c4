//! Requests that meet on an item.

use aws_sdk_dynamodb::types::{Get, TransactGetItem};

use super::world::{TABLE, World, check, code, delete, key, overlapped, overlapping, put, update};

const CONFLICT: &str = "TransactionConflict";
const REFUSED: &str = "TransactionConflictException";

#[tokio::test]
async fn a_transaction_on_a_held_item_is_refused_with_a_reason_for_each_item() {
    let world = overlapped().await;
    let first = world.transact(vec![put(key("a", "1")), update(key("b", "1"))]);
    let second = world.transact(vec![delete(key("b", "1")), put(key("c", "1")), put(key("b", "2"))]);
    let (first, second) = overlapping(first, second).await;
    assert_eq!((first, second), (Ok(()), Err(vec![CONFLICT.into(), "None".into(), "None".into()])));
    assert_eq!((world.figures().transactions, world.figures().conflicts), (2, 1));
    // Both are over: nothing is held any more.
    world.transact(vec![put(key("a", "1")), put(key("b", "1")), put(key("c", "1"))]).await.unwrap();
}

#[tokio::test]
async fn transactions_that_touch_other_items_do_not_meet() {
    let world = overlapped().await;
    let (first, second) =
        overlapping(world.transact(vec![put(key("a", "1"))]), world.transact(vec![put(key("a", "2"))])).await;
    assert_eq!((first, second, world.figures().conflicts), (Ok(()), Ok(()), 0));
}

#[tokio::test]
async fn a_plain_write_of_a_held_item_is_refused() {
    let world = overlapped().await;
    let client = &world.client;
    let held = || key("a", "1");
    let plain: [(&str, futures::future::BoxFuture<'_, Result<(), String>>); 4] = [
        ("put", Box::pin(world.put(held()))),
        ("update", {
            let update = client.update_item().table_name(TABLE).set_key(Some(held())).update_expression("REMOVE a");
            Box::pin(async { update.send().await.map(drop).map_err(|error| code(&error)) })
        }),
        ("delete", {
            let delete = client.delete_item().table_name(TABLE).set_key(Some(held()));
            Box::pin(async { delete.send().await.map(drop).map_err(|error| code(&error)) })
        }),
        ("batch", {
            let batch = client.batch_write_item().request_items(TABLE, World::batch([key("b", "1"), held()]));
            Box::pin(async { batch.send().await.map(drop).map_err(|error| code(&error)) })
        }),
    ];
    for (name, plain) in plain {
        let (transaction, plain) = overlapping(world.transact(vec![put(held())]), plain).await;
        assert_eq!((transaction, plain), (Ok(()), Err(REFUSED.to_owned())), "{name}");
    }
    assert_eq!((world.figures().plain_writes, world.figures().conflicts), (4, 4));
}

#[tokio::test]
async fn a_condition_check_holds_its_item_as_a_write_does() {
    let world = overlapped().await;
    let checking = || world.transact(vec![check(key("a", "1")), put(key("b", "1"))]);
    let refused = || Err(vec![CONFLICT.to_owned()]);
    for other in [put(key("a", "1")), check(key("a", "1"))] {
        let (first, second) = overlapping(checking(), world.transact(vec![other])).await;
        assert_eq!((first, second), (Ok(()), refused()));
    }
    let (first, second) = overlapping(checking(), world.put(key("a", "1"))).await;
    assert_eq!((first, second), (Ok(()), Err(REFUSED.to_owned())));
}

#[tokio::test]
async fn a_transaction_that_meets_a_plain_write_is_refused() {
    let world = overlapped().await;
    // At once: which of them is first is drawn, and one of them is.
    let both = async || futures::join!(world.put(key("a", "1")), world.transact(vec![put(key("a", "1"))]));
    let mut writes_that_were_first = 0;
    for _ in 0..20 {
        match both().await {
            (Ok(()), Err(reasons)) => {
                assert_eq!(reasons, [CONFLICT]);
                writes_that_were_first += 1;
            }
            (Err(error), Ok(())) => assert_eq!(error, REFUSED),
            // They came one after another.
            both => assert_eq!(both, (Ok(()), Ok(()))),
        }
    }
    assert!(writes_that_were_first > 0, "no transaction met a write");
}

#[tokio::test]
async fn plain_writes_and_reads_of_one_item_are_in_nobodys_way() {
    let world = overlapped().await;
    let writes = futures::future::join_all((0..50).map(|_| world.put(key("a", "1")))).await;
    assert!(writes.iter().all(Result::is_ok));
    let get = world.client.get_item().table_name(TABLE).set_key(Some(key("a", "1")));
    let (transaction, read) = overlapping(world.transact(vec![put(key("a", "1"))]), get.send()).await;
    assert!(read.unwrap().item.is_some());
    assert_eq!((transaction, world.figures().conflicts), (Ok(()), 0));
}

#[tokio::test]
async fn a_transactional_read_is_refused_by_a_write_and_refuses_none() {
    let world = overlapped().await;
    let read = || {
        let get = Get::builder().table_name(TABLE).set_key(Some(key("a", "1"))).build().unwrap();
        world.client.transact_get_items().transact_items(TransactGetItem::builder().get(get).build()).send()
    };
    let (_, refused) = overlapping(world.transact(vec![put(key("a", "1"))]), read()).await;
    assert_eq!(code(&refused.unwrap_err()), "TransactionCanceledException");
    let (read, written) = overlapping(read(), world.transact(vec![put(key("a", "1"))])).await;
    assert_eq!((read.is_ok(), written), (true, Ok(())));
}

#[tokio::test]
async fn a_transaction_that_is_given_up_lets_go_of_its_items() {
    let world = overlapped().await;
    let given_up = tokio::time::timeout(std::time::Duration::from_millis(6), world.transact(vec![put(key("a", "1"))]));
    assert!(given_up.await.is_err());
    world.transact(vec![put(key("a", "1"))]).await.unwrap();
}
