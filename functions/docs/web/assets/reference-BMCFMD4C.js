import{a as dc,b as pc,c as ao,d as Vn,e as mc,g as Nc,h as Dc,i as Pc,j as Uc,l as On}from"./chunk-POVSEDAX.js";import{a as ro,b as uc}from"./chunk-62SSG3XO.js";import{a as wi,b as ki,c as O}from"./chunk-QAJNDEYJ.js";import{a as D}from"./chunk-ZRLPCI5C.js";import{B as sc,C as Ne,D as oo,E as hc,F as bc,G as xc,H as Rn,I as yc,J as wc,K as kc,L as Sc,M as _c,N as Cc,O as Bc,R as Ec,S as Ic,T as Ac,U as no,V as zc,W as so,X as Lc,Z as jc,_ as Ln,a as _i,aa as qc,b as fa,c as vr,d as Ti,e as Ft,f as Ei,g as Ii,h as Ai,i as zi,j as Ht,k as Wt,l as Vi,m as Ri,n as Yt,o as Ji,p as Xi,q as Yi,r as rc,s as tc,t as oc,v as Qt,w as hr,x as nc,z as lc}from"./chunk-4XA7EONF.js";import{B as Mc,F as Vc,L as io,a as Si,b as An,c as Mi,d as ze,e as Di,f as Qi,g as ec,h as ac,j as cc,k as fc,o as vc,p as gc,q as Oa,ua as Rc,v as Tc,va as Oc,wa as $c,z as lo}from"./chunk-CDIOLGOJ.js";import"./chunk-7GY4LLT2.js";import{a as de,b as Ci}from"./chunk-MSS4FFXQ.js";import{$ as Ra,$a as br,A as Pi,B as ji,C as zn,D as Ui,E as $i,G as qi,H as Fi,Na as Zr,Oa as Jr,Ra as Ki,Ua as Jt,Wa as Gi,Xa as Xt,Ya as Zi,a as In,ab as Xr,e as Xa,g as Ce,h as Fe,i as qt,j as Bi,k as Li,l as Oi,m as Kt,o as Gt,p as gr,qa as Hi,w as Ni,y as Gr,z as Zt,za as Wi}from"./chunk-ZFRSK4MA.js";import{b as La,c as eo,d as ic,e as Mn,f as to}from"./chunk-4XCQOW2E.js";import{$a as ur,$b as we,A as ir,Aa as _e,Ba as ua,Bb as Dt,C as Os,Ca as Qs,Cb as Pt,D as Ns,Da as pr,Db as jt,Ea as ei,Eb as fi,Fa as Ia,Fb as vi,H as Ds,J as gn,Ka as ai,La as ri,M as Ps,Na as ti,Oa as oi,P as js,Pa as ni,Q as Us,Ra as li,S as At,Sa as Lt,T as qr,Ta as si,U as $s,Ub as gi,V as zt,Va as ii,Vb as na,W as qs,Wa as ci,Wb as hi,Xa as oa,Xb as la,Y as Fs,Ya as qe,Yb as Tn,Z as Hs,Za as Fr,Zb as Wr,_a as di,_b as Kr,a as dn,ab as Ga,ac as Ja,b as pn,ba as Mt,bb as Hr,bc as En,c as mn,ca as Ws,cb as bn,cc as Aa,d as $r,db as xn,dc as Ut,ea as Ks,eb as De,f as Is,fa as cr,fb as yn,gb as Nt,gc as Ae,h as Tt,ha as Gs,hb as wn,hc as za,ia as hn,ib as kn,ic as Ma,j as As,ja as Zs,jb as le,jc as ma,kb as pi,kc as $t,lb as We,lc as Va,mb as ui,mc as bi,n as zs,nb as mi,o as sr,oa as Js,oc as xi,pa as Ea,pc as yi,q as Ms,qa as Xs,qc as Ke,rb as mr,rc as Ge,s as Et,sa as Vt,sb as fr,t as Vs,ta as dr,tb as Za,u as Ue,ua as Rt,v as Ta,x as Rs,xa as Ys,y as It,ya as pa,z as Ls}from"./chunk-K34ZKHG6.js";import{a as Sn,c as _n,d as Cn,e as Bn}from"./chunk-3ZVTLZ33.js";import{e as Ya}from"./chunk-5WFMLWQY.js";import{a as ue,ab as Ur,b as nr,d as $,f as un,ib as Oe,nb as Ot,o as Cs,q as Bs,t as Ts,w as Es}from"./chunk-Q2EZ3MG5.js";import"./chunk-FRD4RNP2.js";import{A as cs,C as ds,b as ts,h as Qe,i as os,n as ns,q as cn,s as ls,t as ss,x as Pr,z as is}from"./chunk-STWGZVFR.js";import"./chunk-LIKDOUAJ.js";import{$ as I,A as u,B as Ba,Ba as xs,C as $e,Ca as ys,D as ta,Da as ws,E as us,Ea as ks,F as ms,Fa as be,Ga as Bt,H as Y,Ia as Ss,J as w,Ja as _s,K as X,L as Ee,M as Ct,N as fs,O as vs,P as fn,Q as Ie,T as Le,U as gs,V as hs,X as lr,Y as fe,Z as U,_ as ye,d as ra,e as R,ea as ve,f as Se,g as x,ga as ne,ha as z,i as ps,j as kt,ja as s,k as Ca,ka as m,la as g,na as h,oa as v,pa as Te,r as St,ra as B,s as P,sa as jr,ta as y,u as t,ua as he,v as xe,va as bs,wa as f,xa as vn,y as _t,z as Be}from"./chunk-R6QTB4J6.js";import"./chunk-OOJM4CTU.js";var Fc=e=>typeof e=="object"&&e!==null&&!Array.isArray(e),Nn=(e,a=!1)=>{let r=new Set,o=new Set,n=new Map,l=0,i=0,c=()=>l>=1e4||i>=1e5,d=(b,k)=>{if(typeof k!="string"||!k||c())return;let S=k.slice(0,Math.min(2048,1e5-i));b.has(S)||(b.add(S),i+=S.length)},p=(b,k,S=!1)=>{if(c()||(l++,k>64||!Fc(b)))return;S&&(a||!("$ref"in b))&&d(o,b.description);let _=n.get(b);if(!(_!==void 0&&_<=k)&&(n.set(b,k),!("$ref"in b&&("$ref-value"in b&&p(b["$ref-value"],k+1,S),!a)))){for(let M of[b.oneOf,b.anyOf,b.allOf])for(let E of M??[]){if(c())return;p(E,k+1)}if("properties"in b&&b.properties)for(let M in b.properties){if(c())return;Object.hasOwn(b.properties,M)&&(d(r,M),p(b.properties[M],k+1,!0))}"items"in b&&b.items&&p(b.items,k+1)}};for(let b of e){if(c())break;p(b,0)}return{names:[...r],descriptions:[...o]}};function*Hc(e,a){let r=$(e.requestBody)?.content;for(let o in r)Object.hasOwn(r,o)&&(yield $(r[o])?.schema);if(a)for(let o in e.responses){if(!Object.hasOwn(e.responses,o))continue;let n=$(e.responses[o])?.content;yield void 0;for(let l in n)Object.hasOwn(n,l)&&(yield $(n[l])?.schema)}}var eg=(e,a)=>Nn(Hc(e,!0),a),Wc=(e,a)=>{a&&!e.includes(a)&&e.push(a)};function Kc(e){let a=[];return e.forEach(r=>{let o=$(r);Wc(a,o?.name)}),a}function Gc(e){let a=[];return e.forEach(r=>{let o=$(r);Wc(a,o?.description)}),a}var Zc=(e=!1)=>{let a=new WeakMap,r=new WeakMap,o=new WeakMap;return{schema:l=>{if(!Fc(l))return{names:[],descriptions:[]};let i=a.get(l);if(i)return i;let c=Nn([l],e);return a.set(l,c),c},operation:l=>{let i=o.get(l);if(i)return i;let c=eg(l,e);return o.set(l,c),c},body:l=>{let i=$(l.requestBody),c=i&&r.get(i);if(c)return c;let d=Nn(Hc(l,!1),e);return i&&r.set(i,d),d}}};var Jc=e=>e.matches?.some(a=>a.score===0&&["title","operationId","parameters","body","path"].includes(a.key.id))??!1;function Xc(){return new Si([],{keys:[{name:"title",weight:.7},{name:"operationId",weight:.6},{name:"identifiers",weight:.6},{name:"action",weight:.3},{name:"parameters",weight:.55},{name:"body",weight:.55},{name:"path",weight:.5},{name:"tag",weight:.4},{name:"description",weight:.3},{name:"method",weight:.3},{name:"responseExamples",weight:.25},{name:"parameterDescriptions",weight:.2},{name:"bodyDescriptions",weight:.2}],sortFn:(e,a)=>Number(Jc(a))-Number(Jc(e))||e.score-a.score||e.idx-a.idx,threshold:.3,distance:100,includeScore:!0,includeMatches:!1,ignoreLocation:!0,useExtendedSearch:!0,findAllMatches:!0})}var co=e=>{let a=fa(e);return a?.kind==="schema"?a.schema:void 0};var Yc=(e,a)=>{if(!e.components)return;let r=de(e.components)?.schemas?.[a];return co(r)};var Qc="/description/introduction",Yr=e=>e.type==="text"&&typeof e.id=="string"&&e.id.endsWith("/description/introduction");var ed=e=>Ci(e,e.traits??[]);var He=(e,a)=>{let r=e.channels?.[a];return r?de(r):void 0},sa=(e,a,r)=>{let o=He(e,a)?.messages?.[r],n=de(o);return n?ed(n):void 0},Na=(e,a)=>{let r=e.operations?.[a];if(!r)return;let o=de(r);if(!o)return;let n=Mi(o);return{...n.traits?.reduce((l,i)=>{let c=de(i);return{...l,...c&&Object.hasOwn(c,"title")?{title:c.title}:{},...c&&Object.hasOwn(c,"summary")?{summary:c.summary}:{},...c&&Object.hasOwn(c,"description")?{description:c.description}:{}}},{}),...n}};var Pe=(...e)=>{for(let a of e){let r=a?.trim();if(r)return r}return""};var ag=e=>{let a=new Set,r=new Set,o=new Set,n=[...e].reverse();for(;n.length;){let l=n.pop();if(!(!ue(l)||o.has(l))){if(o.add(l),"$ref"in l){n.push(de(l));continue}if("schemaFormat"in l){_i(l.schemaFormat)&&n.push(l.schema);continue}if(typeof l.description=="string"&&r.add(l.description),ue(l.properties))for(let[i,c]of Object.entries(l.properties))a.add(i),n.push(c);for(let i of["allOf","oneOf","anyOf","prefixItems","items"]){let c=l[i];n.push(...Array.isArray(c)?c:[c])}ue(l.patternProperties)&&n.push(...Object.values(l.patternProperties)),n.push(l.additionalProperties)}}return{names:[...a],descriptions:[...r]}},ad=(e,a)=>{if(a.type==="asyncapi-channel"){let r=He(e,a.channelName);return{type:a.type,id:a.id,title:a.title,entry:a,identifiers:[a.channelName],path:r?.address??void 0,description:[r?.summary,r?.description].filter(Boolean).join(`
`),parameters:Object.keys(r?.parameters??{}),parameterDescriptions:Object.values(r?.parameters??{}).flatMap(o=>{let n=de(o)?.description;return n?[n]:[]})}}if(a.type==="asyncapi-operation"){let r=Na(e,a.operationName);return{type:a.type,id:a.id,title:Pe(r?.title,a.title,a.operationName),entry:a,identifiers:[a.operationName],action:a.action,path:He(e,a.channelName)?.address??void 0,description:[r?.summary,r?.description].filter(Boolean).join(`
`)}}if(a.type==="asyncapi-message"){let r=sa(e,a.channelName,a.messageName),o=ag([r?.payload,r?.headers]);return{type:a.type,id:a.id,title:Pe(r?.title,a.title,a.messageName),entry:a,identifiers:r?.name?[a.messageName,r.name]:[a.messageName],path:He(e,a.channelName)?.address??void 0,description:r?.description??r?.summary??"",body:o.names,bodyDescriptions:[...new Set([...r?.summary?[r.summary]:[],...o.descriptions])]}}};function rg(e,a){if(Ce(e))return $(e.components?.schemas?.[a]);if(Fe(e))return Yc(e,a)}function rd(e){if(typeof e=="string")return e;try{return JSON.stringify(e)}catch{return""}}function tg(e){let a=Object.values(e.examples??{}).flatMap(o=>{let n=$(o);return!n||!("value"in n)?[]:rd(n.value)}).filter(o=>o.length>0),r="example"in e&&e.example!==void 0?rd(e.example):"";return r?[r,...a]:a}function og(e){return e?Object.values(e).flatMap(a=>{let r=$(a);return r?.content?Object.values(r.content).flatMap(o=>{let n=$(o);return n?tg(n):[]}):[]}).filter(a=>a.length>0):[]}var ng={heading:"Heading",tagGroup:"Tag Group",webhook:"Webhook",webhooks:"Webhooks",introduction:"Introduction"};function td(e,a){let r=[],o=Zc(Ce(e)&&/^3\.[12]\./.test(e.openapi)),n=a?.modelsSectionLabel??ze,l=a?.labels??ng,i=new Set;function c(d){d.forEach(p=>{if(Fe(e)&&p.type.startsWith("asyncapi-")){let b=p.id;if(p.type==="asyncapi-message"?b=JSON.stringify([p.type,p.channelName,p.messageName]):p.type==="asyncapi-channel"?b=JSON.stringify([p.type,p.channelName]):p.type==="asyncapi-operation"&&(b=JSON.stringify([p.type,p.operationName])),!i.has(b)){let k=ad(e,p);k&&(r.push(k),i.add(b))}}else lg(p,r,e,n,l,o);"children"in p&&p.children&&c(p.children)})}return c(e?.["x-scalar-navigation"]?.children??[]),r}function lg(e,a,r,o,n,l){let i=Ce(r)?r:void 0;if(e.type==="operation"){let c=Zr(i?.paths?.[e.path]),d=$(Jr(i?.paths?.[e.path],e.method))??{},p={...d,parameters:Jt(c?.parameters,d.parameters)},b=Kc(p.parameters??[]),k=Gc(p.parameters??[]),{names:S,descriptions:_}=l.operation(d),M=og(p.responses);a.push({type:"operation",title:e.title,id:e.id,description:p.description||"",method:e.method,path:e.path,body:S,bodyDescriptions:_,parameters:b,parameterDescriptions:k,responseExamples:M,operationId:p.operationId,entry:e});return}if(e.type==="webhook"){let c=$(Jr(i?.webhooks?.[e.name],e.method))??{},d=c.description||"",{names:p,descriptions:b}=l.operation(c);a.push({id:e.id,type:"webhook",title:e.title,description:"Webhook",method:e.method,body:p.length?p:"",bodyDescriptions:d?[d,...b]:b,operationId:c.operationId,entry:e});return}if(e.type==="model"){let c=rg(r,e.name),d=c?.description??"",{names:p,descriptions:b}=l.schema(i?.components?.schemas?.[e.name]??c);a.push({type:"model",title:e.title,description:o,id:e.id,body:p,bodyDescriptions:d?[d,...b]:b,entry:e});return}if(e.type==="models"){a.push({id:e.id,type:"heading",title:o,description:n.heading,body:"",entry:e});return}if(e.type==="tag"&&e.isWebhooks===!0){a.push({id:e.id,type:"heading",title:n.webhooks,description:n.heading,body:"",entry:e});return}if(e.type==="tag"&&e.isTagGroup!==!0){a.push({id:e.id,title:e.title,description:e.description||"",type:"tag",body:"",entry:e});return}if(e.type==="tag"&&e.isTagGroup===!0){a.push({id:e.id,title:e.title,description:n.tagGroup,type:"tag",body:"",entry:e});return}if(e.type==="text"){a.push({id:e.id,type:"heading",title:Yr(e)?n.introduction:e.title??"",description:n.heading,body:"",entry:e});return}}var od=25;function nd(e,a=ze,r={heading:"Heading",tagGroup:"Tag Group",webhook:"Webhook",webhooks:"Webhooks",introduction:"Introduction"}){let o=f(()=>td(xe(e),{labels:xe(r),modelsSectionLabel:xe(a)??ze})),n=f(()=>{let i=Xc();return i.setCollection(o.value),i}),l=P("");return{results:f(()=>l.value.length!==0?n.value.search(l.value,{limit:od}):o.value.slice(0,od).map((i,c)=>({item:i,refIndex:c}))),query:l}}var sg=["aria-selected"],ig={key:0,class:"text-c-3 group-hover:text-c-1 flex h-fit items-center text-sm font-medium"},cg={class:"flex min-w-0 flex-1 flex-col gap-0.5"},dg={class:"flex items-center gap-1"},pg={class:"zoomed:whitespace-normal! flex-1 truncate font-medium wrap-break-word"},ug={key:0,class:"text-c-2 text-base"},mg={key:0,class:"zoomed:whitespace-normal! text-c-2 truncate wrap-break-word"},ld=w({inheritAttrs:!1,__name:"ScalarSearchResultItem",props:{icon:{type:[Object,Function]},selected:{type:Boolean}},setup(e){let{cx:a}=_e();return(r,o)=>(s(),m("a",he({"aria-selected":e.selected,role:"option",tabindex:"-1"},t(a)("group flex cursor-pointer gap-2 rounded px-2 py-1.5 no-underline hover:bg-b-2 text-base/5",{"bg-b-2":e.selected})),[e.icon?(s(),m("div",ig,[I(r.$slots,"icon",{},()=>[e.icon?(s(),g(t(Qs),{key:0,class:"size-4",icon:e.icon},null,8,["icon"])):y("",!0)]),o[0]||(o[0]=h("span",null,"\u200A",-1))])):y("",!0),h("div",cg,[h("div",dg,[h("div",pg,[I(r.$slots,"default")]),r.$slots.addon?(s(),m("div",ug,[I(r.$slots,"addon")])):y("",!0)]),r.$slots.description?(s(),m("div",mg,[I(r.$slots,"description")])):y("",!0)])],16,sg))}});var Dn=ld;var sd=w({inheritAttrs:!1,__name:"ScalarSearchResultList",props:{noResults:{type:Boolean}},setup(e){let{cx:a}=_e();return(r,o)=>(s(),m("div",he({role:"listbox"},t(a)("flex flex-col")),[e.noResults?I(r.$slots,"noResults",{},()=>[o[0]||(o[0]=h("div",{class:"flex flex-col items-center gap-2 px-3 py-4"},[h("div",{class:"text-c-2 text-base font-medium",role:"alert"}," No results found ")],-1))],void 0,0):y("",!0),I(r.$slots,"default")],16))}});var Pn=sd;var fg={class:"sr-only"},vg={class:"inline-flex items-center gap-1"},gg={key:0,class:"font-code text-xs uppercase"},hg={class:"sr-only"},bg={class:"whitespace-pre-wrap"},xg={class:"sr-only"},yg={class:"sr-only"},id=w({__name:"SearchResult",props:{id:{},isSelected:{type:Boolean},result:{},modelsSectionLabel:{default:()=>ze}},setup(e){let{translate:a}=O(),r={"asyncapi-channel":Vs,"asyncapi-operation":hn,"asyncapi-message":Os,heading:Zs,model:Et,operation:hn,tag:Gs,webhook:Ea},o=f(()=>({"asyncapi-channel":a("search.entryChannel"),"asyncapi-operation":a("search.entryOperation"),"asyncapi-message":a("search.entryMessage"),heading:a("search.entryHeading"),operation:a("search.entryOperation"),tag:a("search.entryTag"),model:e.modelsSectionLabel,webhook:a("search.entryWebhook")})),n=f(()=>e.result.item.type==="asyncapi-channel"||e.result.item.type==="asyncapi-operation"||e.result.item.type==="asyncapi-message"),l=f(()=>e.result.item.path??a("asyncapi.unknownAddress")),i=f(()=>e.result.item.type!=="webhook"&&!!(n.value||e.result.item.action||(e.result.item.method||e.result.item.path)&&e.result.item.path!==e.result.item.title));return(c,d)=>(s(),g(t(Dn),{id:e.id,icon:r[e.result.item.type],selected:e.isSelected},ye({default:u(()=>[h("span",{class:R({"text-decoration-line":e.result.item.entry.type==="operation"&&e.result.item.entry.isDeprecated})},[h("span",fg,[B(x(o.value[e.result.item.type])+":\xA0 ",1),e.result.item.entry.type==="operation"&&e.result.item.entry.isDeprecated?(s(),m(z,{key:0},[B(" ("+x(t(a)("schema.deprecated"))+")\xA0 ",1)],64)):y("",!0)]),B(" "+x(e.result.item.title)+" ",1),d[0]||(d[0]=h("span",{class:"sr-only"},",",-1))],2)]),_:2},[i.value?{name:"description",fn:u(()=>[h("span",vg,[e.result.item.action?(s(),m("span",gg,x(e.result.item.action),1)):y("",!0),e.result.item.type==="operation"?(s(),m(z,{key:1},[v(t(Ji),{"aria-hidden":"true",method:e.result.item.method??"get"},null,8,["method"]),h("span",hg,x(t(a)("common.httpMethod"))+": "+x(e.result.item.method??"get"),1)],64)):y("",!0),n.value?(s(),m(z,{key:2},[h("span",null,x(t(a)("asyncapi.address"))+":"+x(" "),1),h("span",bg,x(l.value),1)],64)):(s(),m(z,{key:3},[h("span",xg,x(t(a)("common.path"))+":\xA0",1),B(" "+x(e.result.item.path),1)],64))])]),key:"0"}:e.result.item.description?{name:"description",fn:u(()=>[h("span",yg,x(t(a)("common.description"))+":\xA0",1),B(" "+x(e.result.item.description),1)]),key:"1"}:void 0]),1032,["id","icon","selected"]))}});var cd=id;var wg={class:"mb-0 flex flex-col",role:"search"},kg={"aria-hidden":"true",class:"contents"},Sg={class:"sr-only"},dd=w({__name:"SearchModal",props:{modalState:{},document:{},eventBus:{},modelsSectionLabel:{}},setup(e){let a=e,{translate:r}=O(),o=X(),n=`${o}-search-result`,l=`${o}-search-instructions`,{query:i,results:c}=nd(()=>a.document,()=>a.modelsSectionLabel,()=>({heading:r("search.entryHeading"),tagGroup:r("search.entryTagGroup"),webhook:r("search.entryWebhook"),webhooks:r("navigation.webhooks"),introduction:r("navigation.introduction")})),d=P(void 0);Y(()=>a.modalState.open,S=>{S&&(i.value="")});let p=S=>{let _=S==="up"?-1:1,M=c.value.length;typeof d.value=="number"?d.value=(d.value+_+M)%M:d.value=_===-1?M-1:0};function b(S){if(typeof S!="number"||!c.value[S])return;let _=c.value[S];a.modalState.hide(),a.eventBus.emit("scroll-to:nav-item",{id:_.item.id})}let k=f(()=>{let S=c.value[d.value??-1];return S?`search-result-${S.item.id}`:void 0});return(S,_)=>(s(),g(t(ic),{"aria-label":t(r)("search.label"),state:e.modalState,variant:"search"},{default:u(()=>[h("div",wg,[v(t(cc),{modelValue:t(i),"onUpdate:modelValue":_[0]||(_[0]=M=>St(i)?i.value=M:null),"aria-activedescendant":k.value,"aria-autocomplete":"list","aria-controls":n,"aria-describedby":l,clearLabel:t(r)("search.clear"),label:t(r)("search.inputLabel"),placeholder:t(r)("search.placeholder"),role:"combobox",onBlur:_[1]||(_[1]=M=>d.value=void 0),onKeydown:[_[2]||(_[2]=Bt(be(M=>p("down"),["stop","prevent"]),["down"])),_[3]||(_[3]=Bt(be(()=>b(d.value),["stop","prevent"]),["enter"])),_[4]||(_[4]=Bt(be(M=>p("up"),["stop","prevent"]),["up"]))]},null,8,["modelValue","aria-activedescendant","clearLabel","label","placeholder"])]),v(t(Pn),{id:n,"aria-label":t(r)("search.results"),class:"custom-scroll px-1 pb-1",noResults:!t(c).length},{query:u(()=>[B(x(t(i)),1)]),default:u(()=>[(s(!0),m(z,null,U(t(c),(M,E)=>(s(),g(cd,{id:`search-result-${M.item.id}`,key:M.refIndex,isSelected:d.value===E,modelsSectionLabel:a.modelsSectionLabel,result:M,onClick:be(()=>b(E),["prevent"])},null,8,["id","isSelected","modelsSectionLabel","result","onClick"]))),128))]),_:1},8,["aria-label","noResults"]),h("div",{id:l,class:"ref-search-meta"},[h("span",kg,[h("span",null,"\u2191\u2193 "+x(t(r)("search.navigate")),1),h("span",null,"\u23CE "+x(t(r)("search.select")),1)]),h("span",Sg,x(t(r)("search.instructions")),1)])]),_:1},8,["aria-label","state"]))}});var jn=D(dd,[["__scopeId","data-v-b65d62db"]]);var _g={class:"sr-only"},Cg={"aria-hidden":"true",class:"sidebar-search-placeholder"},Bg={class:"sr-only"},Tg={class:"sr-only"},pd=w({__name:"SearchButton",props:{forceIcon:{type:Boolean},searchHotKey:{default:"k"},hideModels:{type:Boolean},modelsSectionLabel:{default:()=>ze},document:{},eventBus:{}},setup(e){let a=P(),r=eo(),{translate:o}=O(),n=P(!1);Ie(()=>{n.value=Mn()});let l=c=>{(Mn()?c.metaKey:c.ctrlKey)&&c.key===e.searchHotKey&&(c.preventDefault(),c.stopPropagation(),r.open?r.hide():r.show())};Y(()=>r.open,async(c,d)=>{!c&&d&&(await Be(),a.value?.$el.focus())}),Ie(()=>window.addEventListener("keydown",l)),Le(()=>window.removeEventListener("keydown",l));function i(){r.show()}return(c,d)=>(s(),m(z,null,[e.forceIcon?(s(),g(t(La),{key:0,icon:t(Fs),label:t(o)("search.label"),onClick:i},null,8,["icon","label"])):(s(),g(t(oc),{key:1,ref_key:"button",ref:a,class:R(["w-full",c.$attrs.class]),shortcutLabel:t(o)("search.keyboardShortcut"),onClick:i},{shortcut:u(()=>[n.value?(s(),m(z,{key:0},[h("span",Bg,x(t(o)("search.command")),1),d[0]||(d[0]=h("span",{"aria-hidden":"true"},"\u2318",-1))],64)):(s(),m(z,{key:1},[h("span",Tg,x(t(o)("search.control")),1),d[1]||(d[1]=h("span",{"aria-hidden":"true"},"\u2303",-1))],64)),B(" "+x(e.searchHotKey),1)]),default:u(()=>[h("span",_g,x(t(o)("search.open")),1),h("span",Cg,x(t(o)("search.label")),1)]),_:1},8,["class","shortcutLabel"])),v(jn,{document:e.document,eventBus:e.eventBus,modalState:t(r),modelsSectionLabel:e.modelsSectionLabel},null,8,["document","eventBus","modalState","modelsSectionLabel"])],64))}});var Qr=pd;var et=e=>(e??[]).flatMap(a=>{let r=$(a);return!r?.name||"x-internal"in r&&r["x-internal"]||"x-scalar-ignore"in r&&r["x-scalar-ignore"]?[]:[{name:r.name,description:r.description,externalDocs:r.externalDocs?$(r.externalDocs):void 0}]}),po=(e,a)=>{if(e.type==="asyncapi-channel")return He(a,e.channelName)?.tags;if(e.type==="asyncapi-operation")return Na(a,e.operationName)?.tags;if(e.type==="asyncapi-message")return sa(a,e.channelName,e.messageName)?.tags};var ud=(e,a)=>{let r=new Set;for(let n of Object.values(e.servers??{}))for(let l of et($(n)?.tags))r.add(l.name);let o=n=>{for(let l of et(po(n,e)))r.add(l.name);"children"in n&&n.children?.forEach(o)};return a.forEach(o),[{id:"",label:"All tags"},...Array.from(r).sort((n,l)=>n.localeCompare(l)).map(n=>({id:n,label:n}))]};var Eg={class:"asyncapi-sidebar-filter min-w-0"},Ig={class:"text-c-1 truncate"},md=w({__name:"SidebarFilter",props:{label:{},options:{},modelValue:{}},emits:["update:modelValue"],setup(e,{emit:a}){let r=e,o=a,n=f(()=>r.options.find(l=>l.id===r.modelValue)??r.options[0]);return(l,i)=>(s(),m("li",Eg,[v(t(na),{label:e.label,modelValue:n.value,options:e.options,resize:"",teleport:"","onUpdate:modelValue":i[0]||(i[0]=c=>o("update:modelValue",c.id))},{default:u(()=>[v(t(Yi),{is:"button",class:"w-full items-center text-left"},{aside:u(()=>[v(t(Rs),{class:"text-c-1 ml-1 size-3 shrink-0 self-center",weight:"bold"})]),default:u(()=>[h("span",Ig,x(n.value?.label),1)]),_:1})]),_:1},8,["label","modelValue","options"])]))}});var uo=md;var fd=w({__name:"AsyncApiSidebarFilters",props:ve({document:{},entries:{default:()=>[]},is:{default:"li"}},{protocol:{default:""},protocolModifiers:{},server:{default:""},serverModifiers:{},tag:{default:""},tagModifiers:{}}),emits:["update:protocol","update:server","update:tag"],setup(e){let a=ne(e,"protocol"),r=ne(e,"server"),o=ne(e,"tag"),n=f(()=>e.document?ud(e.document,e.entries):[]),l=f(()=>n.value.length>1),i=f(()=>e.document?Ei(e.document):[]),c=f(()=>e.document?Ii(e.document):[]),d=f(()=>i.value.length>2),p=f(()=>c.value.length>2);return(b,k)=>d.value||p.value||l.value?(s(),g(t(Qt),{key:0,is:e.is,class:"asyncapi-sidebar-filters"},{items:u(()=>[l.value?(s(),g(uo,{key:0,modelValue:o.value,"onUpdate:modelValue":k[0]||(k[0]=S=>o.value=S),label:"Tag",options:n.value},null,8,["modelValue","options"])):y("",!0),d.value?(s(),g(uo,{key:1,modelValue:a.value,"onUpdate:modelValue":k[1]||(k[1]=S=>a.value=S),label:"Protocol",options:i.value},null,8,["modelValue","options"])):y("",!0),p.value?(s(),g(uo,{key:2,modelValue:r.value,"onUpdate:modelValue":k[2]||(k[2]=S=>r.value=S),label:"Server",options:c.value},null,8,["modelValue","options"])):y("",!0)]),default:u(()=>[k[3]||(k[3]=B(" Filters ",-1))]),_:1},8,["is"])):y("",!0)}});var Un=fd;var vd=({protocol:e,server:a})=>(!e||e===Ft)&&(!a||a===Ft),Da=(e,a)=>!a||a===Ft||e.has(a),gd=(e,a,r,o)=>{if(e.type==="asyncapi-operation"){let n=a.operations?.[e.operationName];if(!n)return e;let l=de(n);if(!l)return e;let{protocols:i,serverNames:c}=zi(a,l,o);return Da(i,r.protocol)&&Da(c,r.server)?e:null}if(e.type==="asyncapi-channel"&&!e.children?.some(n=>n.type==="asyncapi-operation")){let n=a.channels?.[e.channelName];if(n){let l=de(n);if(!l)return e;let{protocols:i,serverNames:c}=Ht(a,l,o);if(!Da(i,r.protocol)||!Da(c,r.server))return null}}if(e.type==="asyncapi-message"){let n=a.channels?.[e.channelName];if(!n)return e;let l=de(n);if(!l)return e;let{protocols:i,serverNames:c}=Ht(a,l,o);return Da(i,r.protocol)&&Da(c,r.server)?e:null}if(e.type==="asyncapi-channel"||e.type==="tag"){let n=e.children??[],l=n.flatMap(i=>{let c=gd(i,a,r,o);return c?[c]:[]});return n.length>0&&l.length===0?null:{...e,children:l}}return e},hd=(e,a,r)=>{if(vd(r)&&!r.tag)return e;let o=Ai(a),n=vd(r)?e:e.flatMap(d=>{let p=gd(d,a,r,o);return p?[p]:[]});if(!r.tag)return n;let l=d=>et(d).some(p=>p.name===r.tag),i=new Set(Object.entries(a.servers??{}).flatMap(([d,p])=>{let b=de(p);return l(b?.tags)&&Da(new Set([d]),r.server)&&Da(new Set([o.serverProtocols.get(d)??""]),r.protocol)?[d]:[]})),c=d=>{let p=d.type==="asyncapi-channel"||d.type==="asyncapi-operation"||d.type==="asyncapi-message";if(!p&&d.type!=="tag")return d;if(p){let k=He(a,d.channelName),{serverNames:S}=Ht(a,k??null,o);if(l(po(d,a))||[...S].some(_=>i.has(_)))return d}if(d.type==="asyncapi-message")return null;let b=d.children?.flatMap(k=>{let S=c(k);return S?[S]:[]});return b?.length?{...d,children:b}:null};return n.flatMap(d=>{let p=c(d);return p?[p]:[]})};var Ag=e=>{let a=Math.max(0,...[...e.matchAll(/`+/g)].map(o=>o[0].length)),r="`".repeat(Math.max(3,a+1));return`${r}
${e}
${r}`},at=e=>Array.isArray(e)?e.flatMap(a=>{if(typeof a?.lang!="string")return[];let r=typeof a.description=="string"&&a.description.trim()?a.description:"",o=typeof a.source=="string"?a.source.trim():"";if(!r&&!o)return[];let n=[r,o&&Ag(o)].filter(Boolean).join(`

`);return[{lang:a.lang,description:n}]}):[],bd=e=>Ce(e)&&at(e.info?.["x-scalar-sdk-installation"]).length>0;var xd=w({__name:"AgentScalarButton",setup(e){let a=ao(),{translate:r}=O();return(o,n)=>(s(),m("button",{class:"bg-sidebar-b-search text-sidebar-c-2 hover:text-sidebar-c-1 flex items-center gap-1.5 rounded border px-2 text-base whitespace-nowrap",type:"button",onClick:n[0]||(n[0]=l=>t(a)?.toggleAgent())},[v(t(cr)),B(" "+x(t(r)("agent.askAi")),1)]))}});var yd=xd;var zg={class:"scalar-mcp-layer"},wd=w({__name:"OpenMCPButton",props:{config:{},externalUrls:{},url:{},workspace:{}},setup(e){let a=e,{copyToClipboard:r}=Ia(),{translate:o}=O(),n=a.config?.name||a.config?.url,l=btoa(JSON.stringify(a.config??{})),i=`cursor://anysphere.cursor-deeplink/mcp/install?name=${encodeURIComponent(a.config?.name??"")}&config=${l}`,c=`vscode:mcp/install?${encodeURIComponent(JSON.stringify(a.config??{}))}`,{open:d}=uc({externalUrls:()=>a.externalUrls,url:()=>a.url,workspace:()=>a.workspace}),p=()=>d({createMcp:"true"});return(b,k)=>(s(),m("div",zg,[(s(),g(fe(t(n)?"a":"button"),{class:"scalar-mcp-layer-link",href:t(n)?c:void 0,target:t(n)?"_blank":void 0,type:t(n)?void 0:"button",onClick:k[0]||(k[0]=S=>{t(n)||(S.preventDefault(),p())})},{default:u(()=>[k[3]||(k[3]=h("svg",{class:"mcp-logo",fill:"currentColor",height:"800",viewBox:"0 0 32 32",width:"800",xmlns:"http://www.w3.org/2000/svg"},[h("path",{d:"M30.865 3.448 24.282.281a1.99 1.99 0 0 0-2.276.385L9.397 12.171 3.902 8.004a1.33 1.33 0 0 0-1.703.073L.439 9.681a1.33 1.33 0 0 0-.005 1.969L5.2 15.999.434 20.348a1.33 1.33 0 0 0 .005 1.969l1.76 1.604a1.33 1.33 0 0 0 1.703.073l5.495-4.172 12.615 11.51a1.98 1.98 0 0 0 2.271.385l6.589-3.172a1.99 1.99 0 0 0 1.13-1.802V5.248c0-.766-.443-1.469-1.135-1.802zm-6.86 19.818L14.432 16l9.573-7.266z"})],-1)),k[4]||(k[4]=B(" VS Code ",-1)),v(t(sr),{class:"mcp-nav ml-auto size-4"})]),_:1},8,["href","target","type"])),(s(),g(fe(t(n)?"a":"button"),{class:"scalar-mcp-layer-link",href:t(n)?i:void 0,target:t(n)?"_blank":void 0,type:t(n)?void 0:"button",onClick:k[1]||(k[1]=S=>{t(n)||(S.preventDefault(),p())})},{default:u(()=>[k[5]||(k[5]=h("svg",{class:"mcp-logo",viewBox:"0 0 466.73 532.09",xmlns:"http://www.w3.org/2000/svg"},[h("path",{d:"M457.43 125.94 244.42 2.96a22.13 22.13 0 0 0-22.12 0L9.3 125.94C3.55 129.26 0 135.4 0 142.05v247.99c0 6.65 3.55 12.79 9.3 16.11l213.01 122.98a22.13 22.13 0 0 0 22.12 0l213.01-122.98c5.75-3.32 9.3-9.46 9.3-16.11V142.05c0-6.65-3.55-12.79-9.3-16.11zm-13.38 26.05L238.42 508.15c-1.39 2.4-5.06 1.42-5.06-1.36V273.58c0-4.66-2.49-8.97-6.53-11.31L24.87 145.67c-2.4-1.39-1.42-5.06 1.36-5.06h411.26c5.84 0 9.49 6.33 6.57 11.39h-.01Z",style:{fill:"currentColor"}})],-1)),k[6]||(k[6]=B(" Cursor ",-1)),v(t(sr),{class:"mcp-nav ml-auto size-4"})]),_:1},8,["href","target","type"])),t(n)?(s(),m("div",{key:1,class:"scalar-mcp-layer-link",onClick:k[2]||(k[2]=S=>t(r)(e.config?.url??""))},[B(x(t(o)("mcp.connect"))+" ",1),k[8]||(k[8]=h("svg",{class:"mcp-logo ml-auto",fill:"none",height:"173",viewBox:"0 0 156 173",width:"156",xmlns:"http://www.w3.org/2000/svg"},[h("path",{d:"m6 80.912 67.882-67.883c9.373-9.372 24.569-9.372 33.941 0s9.373 24.569 0 33.942L56.558 98.236",stroke:"currentColor","stroke-linecap":"round","stroke-width":"12"}),h("path",{d:"m57.265 97.529 50.558-50.558c9.373-9.373 24.569-9.373 33.942 0l.353.353c9.373 9.373 9.373 24.569 0 33.941L80.725 142.66a8 8 0 0 0 0 11.313l12.606 12.607",stroke:"currentColor","stroke-linecap":"round","stroke-width":"12"}),h("path",{d:"M90.853 30 40.648 80.205c-9.372 9.372-9.372 24.568 0 33.941 9.373 9.372 24.569 9.372 33.941 0l50.205-50.205",stroke:"currentColor","stroke-linecap":"round","stroke-width":"12"})],-1))])):(s(),m("div",{key:0,class:"scalar-mcp-layer-link",onClick:p},[k[7]||(k[7]=h("svg",{class:"mcp-logo",fill:"none",height:"173",viewBox:"0 0 156 173",width:"156",xmlns:"http://www.w3.org/2000/svg"},[h("path",{d:"m6 80.912 67.882-67.883c9.373-9.372 24.569-9.372 33.941 0s9.373 24.569 0 33.942L56.558 98.236",stroke:"currentColor","stroke-linecap":"round","stroke-width":"12"}),h("path",{d:"m57.265 97.529 50.558-50.558c9.373-9.373 24.569-9.373 33.942 0l.353.353c9.373 9.373 9.373 24.569 0 33.941L80.725 142.66a8 8 0 0 0 0 11.313l12.606 12.607",stroke:"currentColor","stroke-linecap":"round","stroke-width":"12"}),h("path",{d:"M90.853 30 40.648 80.205c-9.372 9.372-9.372 24.568 0 33.941 9.373 9.372 24.569 9.372 33.941 0l50.205-50.205",stroke:"currentColor","stroke-linecap":"round","stroke-width":"12"})],-1)),B(" "+x(t(o)("mcp.generate"))+" ",1),v(t(sr),{class:"mcp-nav ml-auto size-4"})]))]))}});var kd=D(wd,[["__scopeId","data-v-f4109c08"]]);var Mg={},Vg={class:"references-classic-header-container"},Rg={class:"references-classic-header"},Lg={class:"references-classic-header-content"};function Og(e,a){return s(),m("div",Vg,[h("div",Rg,[h("div",Lg,[I(e.$slots,"default",{},void 0,!0)]),I(e.$slots,"dark-mode-toggle",{},void 0,!0)])])}var Sd=D(Mg,[["render",Og],["__scopeId","data-v-a2078602"]]);var $n=Symbol(),_d=e=>{let a=e.enabled??f(()=>typeof window<"u"&&Ya(window.location.href)),r=f(()=>!xe(e.disabled)&&a.value&&xe(e.hasDocument)&&!xe(e.hasSdk)),o=eo();return{enabled:r,dialog:o,open:()=>o.show()}},xr=()=>{let e=ta($n,void 0);return f(()=>e)};var Ng="-49% 0px -49% 0px",je=(e,a,r)=>{Ie(()=>{let o={rootMargin:r?.immediate?"0px 0px 0px 0px":Ng,threshold:0};e.value&&Lt(e,([n])=>{n?.isIntersecting?a():r?.onExit?.()},o)})};var Dg=()=>({export:()=>({}),getAuthSecrets:()=>{},getAuthSelectedSchemas:()=>{}}),Pg=["content.start","content.end"],Cd=(e,a,r,o)=>`${e}/plugin-view/${a}/${r}/${o}`,mo=({plugins:e=[],auth:a})=>{let r=new Map,o=a??Dg();return e.forEach(n=>{let l=n();r.set(l.name,l)}),{getMarkdownRenderHooks:()=>Array.from(r.values()).flatMap(n=>n.markdown?[n.markdown]:[]),getSpecificationExtensions:n=>{let l=[];for(let i of r.values())for(let c of i.extensions)c.name===n&&l.push(c);return l},getViewComponents:(n,l)=>{let i=[];for(let c of r.values()){let d=c.views?.[n];d&&d.forEach((p,b)=>{i.push({...p,id:Cd(l,c.name,n,b)})})}return i},notifyInit:n=>{for(let l of r.values())l.hooks?.onInit?.({config:n,auth:o})},notifyConfigChange:n=>{for(let l of r.values())l.hooks?.onConfigChange?.({config:n,auth:o})},getAuthState:()=>o,notifyDestroy:()=>{for(let n of r.values())n.hooks?.onDestroy?.()},getApiClientPlugins:()=>{let n=[];for(let l of r.values())l.apiClientPlugins&&n.push(...l.apiClientPlugins);return n},getSidebarEntries:n=>{let l=[];for(let i of r.values())for(let c of Pg)i.views?.[c]?.forEach((d,p)=>{d.sidebar?.show&&d.sidebar.label&&l.push({id:Cd(n,i.name,c,p),label:d.sidebar.label,viewName:c})});return l}}};var qn=Symbol(),fo=()=>{let e=ta(qn);return e||mo({})};var vo=mc(),go=()=>{let e=Vn.SELECTED_CLIENT;return{get:()=>vo.getItem(e),set:a=>{vo.setItem(e,a)}}},ho=()=>{let e=a=>`${Vn.AUTH}-${a}`;return{getAuth:a=>{let r=JSON.parse(vo.getItem(e(a))??"{}");return Ts(fc,r)},setAuth:(a,r)=>{vo.setItem(e(a),JSON.stringify(r))}}};var Bd=({debounceDelay:e=500,maxWait:a=1e4,persistAuth:r=!1})=>{let{execute:o}=vc({delay:e,maxWait:a}),n=ho(),l=go(),i=()=>typeof r=="function"?r():r;return{hooks:{onWorkspaceStateChanges(c){if(c.type==="meta"){let d=c.value["x-scalar-default-client"];d!==void 0&&o("x-scalar-default-client",()=>l.set(d));return}i()&&c.type==="auth"&&o(`auth-${c.documentName}`,()=>n.setAuth(c.documentName,c.value))}}}};var jg=["id","aria-hidden"],Ug=["id"],$g={class:"font-code break-words whitespace-pre-wrap"},Td=w({__name:"ExtensionValue",props:{name:{},value:{},depth:{default:0},arrayItem:{type:Boolean,default:!1},ancestors:{default:()=>[]}},setup(e){let a=X(),r=X(),o=P(e.depth===0),n=f(()=>e.ancestors.includes(e.value)),l=f(()=>e.value===null||typeof e.value!="object"||n.value?[]:Array.isArray(e.value)?e.value.map((p,b)=>[`[${b}]`,p]):Object.entries(e.value)),i=f(()=>l.value.length>0),c=f(()=>e.arrayItem&&i.value?Array.isArray(e.value)?"[\u2026]":"{\u2026}":!e.arrayItem&&!i.value?`${e.name}:`:e.name),d=f(()=>n.value?"[Circular]":typeof e.value=="string"?JSON.stringify(e.value):e.value!==null&&typeof e.value=="object"?Array.isArray(e.value)?"[]":"{}":String(e.value));return(p,b)=>{let k=lr("ExtensionValue",!0);return s(),m("div",{class:R(["relative min-w-0 py-0.5",{"ps-8":e.depth===0,"flex items-baseline gap-x-2":!e.arrayItem&&!i.value}])},[h("dt",{class:R(e.arrayItem&&!i.value?"sr-only":"relative flex min-h-5 min-w-0 flex-wrap items-baseline gap-x-2")},[i.value?(s(),g(t(Rt),{key:0,class:"absolute start-[calc(0px_-_var(--schema-gutter,16px)_-_var(--schema-toggle-half,12px))] top-[0.5lh] -translate-y-1/2",fallbackLabel:e.name,nameId:t(a),open:o.value,panelId:t(r),panelRendered:o.value,onToggle:b[0]||=S=>o.value=!o.value},null,8,["fallbackLabel","nameId","open","panelId","panelRendered"])):y("",!0),!e.arrayItem||i.value?(s(),m("span",{key:1,id:e.arrayItem?void 0:t(a),"aria-hidden":e.arrayItem||void 0,class:"font-code min-w-0 font-medium break-words"},x(c.value),9,jg)):y("",!0),e.arrayItem?(s(),m("span",{key:2,id:t(a),class:"sr-only"},"Array item "+x(e.name),9,Ug)):y("",!0)],2),i.value&&o.value?(s(),g(t(dr),{key:0,id:t(r),as:"dd",class:"mt-0.5",depth:e.depth+1},{default:u(()=>[h("dl",null,[(s(!0),m(z,null,U(l.value,([S,_])=>(s(),g(k,{key:S,ancestors:[...e.ancestors,e.value],arrayItem:Array.isArray(e.value),depth:e.depth+1,name:S,value:_},null,8,["ancestors","arrayItem","depth","name","value"]))),128))])]),_:1},8,["id","depth"])):i.value?y("",!0):(s(),m("dd",{key:1,class:R(["text-c-2 min-w-0",{"flex-1":!e.arrayItem}])},[h("code",$g,x(d.value),1)],2))],2)}}});var Ed=Td;var qg={key:0,class:"my-2 min-w-0 text-base"},Id=w({__name:"SpecificationExtensions",props:{extensions:{}},setup(e){return(a,r)=>Object.keys(e.extensions).length?(s(),m("dl",qg,[(s(!0),m(z,null,U(e.extensions,(o,n)=>(s(),g(Ed,{key:n,name:n,value:o},null,8,["name","value"]))),128))])):y("",!0)}});var Fn=Id;var Fg={key:0,class:"text-base"},Ad=w({__name:"SpecificationExtension",props:{showExtensions:{default:()=>[]},value:{}},setup(e){let{getSpecificationExtensions:a}=fo();function r(c){return Object.keys(c??{}).filter(d=>d.startsWith("x-"))}function o(c){return c.flatMap(d=>a(d)).filter(d=>d.component)}let n=f(()=>r(e.value)),l=f(()=>o(n.value)),i=f(()=>Object.fromEntries([...new Set(e.showExtensions)].filter(c=>c.startsWith("x-")&&Object.hasOwn(e.value??{},c)&&!l.value.some(d=>d.name===c)).map(c=>[c,e.value?.[c]])));return(c,d)=>(s(),m(z,null,[v(t(Fn),{extensions:i.value},null,8,["extensions"]),typeof e.value=="object"&&l.value.length?(s(),m("div",Fg,[(s(!0),m(z,null,U(l.value,(p,b)=>(s(),g(t(Ne),{key:b},{default:u(()=>[p.renderer?(s(),g(fe(p.renderer),he({key:0,ref_for:!0},{[p.name]:e.value?.[p.name],component:p.component}),null,16)):(s(),g(fe(p.component),he({key:1,ref_for:!0},{[p.name]:e.value?.[p.name]}),null,16))]),_:2},1024))),128))])):y("",!0)],64))}});var ea=Ad;var Hn=Symbol("navigation-href"),yr=()=>ta(Hn,e=>`#${encodeURIComponent(e)}`);var Hg=e=>{let a=0;for(;a<e.length&&e[a]==="/";)a+=1;return e.slice(a)},Md=e=>{let a=e.length;for(;a>0&&e[a-1]==="/";)a-=1;return e.slice(0,a)},tt=e=>Md(Hg(e)),ot=e=>e.startsWith("#"),bo=e=>Md(e.replace(/^#+/,"")),Gn=(e,a)=>a?`${a}${e?"/":""}${e}`:e,Kn=(e,a)=>e===a?"":e.startsWith(`${a}/`)?e.slice(a.length+1):null,Zn=e=>e?`/${e.split("/").map(a=>encodeURIComponent(a)).join("/")}`:"",Wg=(e,a)=>{let r=typeof e=="string"?new URL(e):e;return Gn(decodeURIComponent(r.hash.slice(1)),a)},Kg=(e,a,r)=>{let o=typeof e=="string"?new URL(e):e,n=Zn(tt(a));if(o.pathname.startsWith(n)){let l=o.pathname.slice(n.length);return Gn(decodeURIComponent(l.startsWith("/")?l.slice(1):l),r)}return r??""},Gg=(e,a,r)=>{let o=typeof e=="string"?new URL(e):e,n=Kn(decodeURIComponent(o.hash.slice(1)),bo(a));return n!==null?Gn(n,r):r??""},Vd=(e,a)=>{let r=typeof e=="string"?new URL(e):e;if(ot(a)){let n=decodeURIComponent(r.hash);return n===a||n.startsWith(`${a}/`)}let o=Zn(tt(a));return r.pathname===o||r.pathname.startsWith(`${o}/`)},Qa=(e,a,r)=>typeof a!="string"?Wg(e,r):ot(a)?Gg(e,a,r):Kg(e,a,r),Jn=e=>{let a=e.endsWith("/"),r=e.split("/").filter(Boolean).slice(1).join("/");return a&&r?`${r}/`:r},wr=(e,a,r)=>{if(typeof window>"u")return;let o=r?e:Jn(e),n=new URL(window.location.href);return typeof a=="string"?ot(a)?n.hash=[bo(a),o].filter(Boolean).join("/"):n.pathname=`${tt(a)}/${o}`:n.hash=o,n},Rd=(e,a,r)=>{let o=new Set(Array.from(a,l=>r?l:Jn(l)).filter(Boolean)),{rawId:n}=Yn(e);for(let l=0;l<n.length;l=n.indexOf("/",l)+1){if(o.has(n.slice(l)))return l===0?"":e.slice(0,l-1);if(n.indexOf("/",l)===-1)break}return e},nt=(e,a,r)=>{let o=r?e:Jn(e),n=new URL("http://scratch");return typeof a=="string"?ot(a)?(n.hash=[bo(a),o].filter(Boolean).join("/"),n.hash||"#"):(n.pathname=`${tt(a)}/${o}`,n.pathname.replace(/^\/+/,"/")):(n.hash=o,n.hash||"#")},rt=e=>e.replace(/[.*+?^${}()|[\]\\]/g,"\\$&"),Wn=e=>({value:decodeURIComponent(e.hash.slice(1)),write:a=>{e.hash=a}}),Zg=(e,a)=>{if(typeof a!="string")return[Wn(e)];if(ot(a)){let n=bo(a);return[{value:Kn(decodeURIComponent(e.hash.slice(1)),n)??"",write:l=>{e.hash=[n,l].filter(Boolean).join("/")}},Wn(e)]}let r=tt(a),o=Kn(e.pathname,Zn(r));return[{value:o===null?"":decodeURIComponent(o),write:n=>{e.pathname=r?`/${r}/${n}`:`/${n}`}},Wn(e)]},Jg=(e,a)=>{for(let{match:r,replace:o}of a){let n=e.replace(r,o);if(n!==e)return n}return e},zd="(?:(?:tag-group/[^/]+/)?tag/[^/]+/)?",Xg=({modelsSectionSlug:e,documentSlug:a,isMultiDocument:r})=>{let o=rt(a),n=r?`${o}/${zd}`:`(?:${o}/${zd})?`,l=c=>({match:new RegExp(`^(${n})${rt(c)}/`),replace:(d,p)=>`${p}${e}/`}),i=[l("model")];return e!=="models"&&i.push(l("models")),i},Ld=[".body.",".path.",".query.",".header.",".responses."],Yg=e=>{let a=e.filter(({id:c})=>!c.includes("/webhook/additionalOperations/")),r=(c,d)=>`${Ra(c)?c.toUpperCase():c}/${d}`,o=new Set,n=new Map;for(let{name:c,method:d,id:p}of a){o.add(r(d,p.slice(p.lastIndexOf("/")+1)));let b=br(c);if(b){let k=r(d,b);n.set(k,(n.get(k)??0)+1)}}let l=`(?=$|/|${Ld.map(rt).join("|")})`,i=[];for(let{name:c,method:d,id:p}of a){let b=Ra(d)?d.toUpperCase():d,k=p.slice(p.lastIndexOf("/")+1),S=br(c),_=r(d,S);!S||S===k||o.has(_)||(n.get(_)??0)>1||i.push({match:new RegExp(`(^|/)webhook/${rt(b)}/${rt(S)}${l}`),replace:(M,E)=>`${E}webhook/${b}/${k}`})}return i},Xn=(e,a,r,o,n,l=[])=>{if(!r)return null;let i=new URL(typeof e=="string"?e:e.toString()),c=[...Xg({modelsSectionSlug:a,documentSlug:r,isMultiDocument:o}),...Yg(l)],d=!1;for(let p of Zg(i,n)){let b=Jg(p.value,c);b!==p.value&&(p.write(b),d=!0)}return d?i:null},Yn=e=>{let a=-1;for(let r of Ld){let o=e.indexOf(r);o!==-1&&(a===-1||o<a)&&(a=o)}return a===-1?{rawId:e,params:""}:{rawId:e.slice(0,a),params:e.slice(a+1)}};var va=Ca(new Set),kr=Ca(new Set),ja=Ca(new Set),er=P(!1),Qg=3e3,xo=P(!1),ga=P(""),Nd=e=>{let a=ga.value;return!e||!a?!1:a===e||a.startsWith(`${e}.`)},Od=e=>{ga.value===e&&(ga.value="")},Qn=Ca(new Set),lt=new Set,al=Ca(new Map),Dd=e=>al.get(e),yo=(e,a)=>{!Number.isFinite(a)||a<=0||al.set(e,Math.round(a))},eh=e=>{e&&lt.add(e)},rl=()=>{let e=gc();return Qn.add(e),()=>setTimeout(()=>Qn.delete(e),100)},Pd=f(()=>Qn.size===0),tl=()=>{if(typeof window>"u"||er.value)return;er.value=!0;let e=async()=>{let a=[...va],r=[...kr];if(a.length===0&&r.length===0){lt.forEach(o=>o()),lt.clear(),er.value=!1,xo.value=!0;return}for(let o of a)ja.add(o),va.delete(o);for(let o of r)ja.add(o),kr.delete(o);await Be(),lt.forEach(o=>o()),lt.clear(),er.value=!1,xo.value=!0};window.requestIdleCallback?window.requestIdleCallback(e,{timeout:1500}):Be(e)};ri([()=>kr.size,()=>va.size,()=>er.value],()=>{(kr.size>0||va.size>0)&&!er.value&&tl()},{debounce:300,maxWait:1500});var ah=e=>{e&&!ja.has(e)&&!va.has(e)&&kr.add(e)},Pa=e=>{e&&!va.has(e)&&va.add(e)},ol=(e,a=!1)=>{!e||ja.has(e)||(a?Pa(e):ah(e),er.value||tl())},jd=()=>{typeof window>"u"||window.setTimeout(()=>tl(),400)},rh=e=>{va.delete(e),kr.delete(e),ja.delete(e),al.delete(e)};function Ud(e){return Le(()=>{rh(e)}),{isReady:f(()=>typeof window>"u"||va.has(e)||ja.has(e))}}var $d=(e,a,r)=>{let o=r(e),n=!ja.has(e)||o?.children?.some(d=>!ja.has(d.id))?nh(e):void 0;eh(n);let l=rl(),{rawId:i}=th(e,r);if(ga.value=e,Pa(e),Pa(i),o?.children&&o.children.slice(0,2).forEach(d=>Pa(d.id)),o?.parent){let d=r(o.parent.id),p=d?.children?.findIndex(b=>b.id===e);p!==void 0&&p>=0&&d?.children?.slice(p,p+2).forEach(b=>Pa(b.id))}a(i,!0);let c=d=>{let p=r(d)?.parent;p&&(Pa(p.id),a(p.id,!0),c(p.id))};c(i),Be(()=>{qd(e,Date.now()+Qg,l,n,i)})},th=(e,a)=>{let{rawId:r}=Yn(e);if(a(r))return{rawId:r};let o=r;for(;;){let n=o.lastIndexOf(".");if(n===-1)return{rawId:r};if(o=o.slice(0,n),a(o))return{rawId:o}}},oh=(e,a=0)=>{let r=e.getBoundingClientRect(),o=r.left+r.width/2,n=Array.from(e.ownerDocument.querySelectorAll("[data-scalar-scroll-header]")).flatMap(c=>{if(c===e||c.contains(e)||e.contains(c))return[];let d=c.getBoundingClientRect();if(d.height<=0||d.bottom<=a||d.left>o||d.right<=o)return[];let p=window.getComputedStyle(c);return(p.position==="sticky"||p.position==="fixed")&&p.visibility!=="hidden"?[d]:[]}).sort((c,d)=>c.top-d.top);if(n.length===0)return 0;let l=Number.parseFloat(window.getComputedStyle(e).scrollMarginTop)||0,i=a+Math.max(0,l);for(let c of n){if(c.top>i+1)break;i=Math.max(i,c.bottom)}return i-a},el=e=>{e.scrollIntoView({block:"start",behavior:"instant"});let a=0;for(let l=e.parentElement;l;l=l.parentElement){let{overflowY:i}=window.getComputedStyle(l);if(/(auto|scroll|hidden)/.test(i)&&l.scrollHeight>l.clientHeight){a=Math.max(0,l.getBoundingClientRect().top+l.clientTop);break}}let r=oh(e,a);if(r<=(Number.parseFloat(window.getComputedStyle(e).scrollMarginTop)||0))return;let o=e.style.getPropertyValue("scroll-margin-top"),n=e.style.getPropertyPriority("scroll-margin-top");e.style.setProperty("scroll-margin-top",`${r}px`,"important"),e.scrollIntoView({block:"start",behavior:"instant"}),o?e.style.setProperty("scroll-margin-top",o,n):e.style.removeProperty("scroll-margin-top")},qd=(e,a,r,o,n)=>{let l=document.getElementById(e);if(l)el(l),l instanceof HTMLElement&&ga.value===e&&l.focus({preventScroll:!0}),Od(e),r();else if(Date.now()<a)requestAnimationFrame(()=>qd(e,a,r,o,n));else{if(n&&n!==e&&ga.value===e){let i=document.getElementById(n);i&&el(i)}Od(e),r(),o?.()}},nh=e=>{let a=!1,r=o=>{let n=document.getElementById(e);n&&el(n),o||requestAnimationFrame(()=>r(a))};return r(!1),()=>{a=!0}};var lh={c:"programming-language-c",clojure:"programming-language-clojure",csharp:"programming-language-csharp","c#":"programming-language-csharp",cs:"programming-language-csharp",css:"programming-language-css3",css3:"programming-language-css3",dart:"programming-language-dart",fsharp:"programming-language-fsharp","f#":"programming-language-fsharp",go:"programming-language-go",golang:"programming-language-go",html:"programming-language-html5",html5:"programming-language-html5",http:"programming-language-http",java:"programming-language-java",javascript:"programming-language-javascript",js:"programming-language-javascript",json:"programming-language-json",julia:"programming-language-julia",jl:"programming-language-julia",kotlin:"programming-language-kotlin",node:"programming-language-node","node.js":"programming-language-node",nodejs:"programming-language-node",objc:"programming-language-objc","objective-c":"programming-language-objc",ocaml:"programming-language-ocaml",php:"programming-language-php",powershell:"programming-language-powershell",python:"programming-language-python",py:"programming-language-python",r:"programming-language-r",ruby:"programming-language-ruby",rb:"programming-language-ruby",rust:"programming-language-rust",rs:"programming-language-rust",scala:"programming-language-scala",shell:"programming-language-shell",bash:"programming-language-shell",sh:"programming-language-shell",curl:"programming-language-shell",swift:"programming-language-swift",typescript:"programming-language-typescript",ts:"programming-language-typescript"},Fd=e=>lh[e.trim().toLowerCase()];var Hd=(e,a,r)=>{let o=e.length;if(a<=0)return o;let n=l=>{let i=0,c=0;for(let d of e){if(i+d>a-l)break;i+=d,c++}return c};return n(0)>=o?o:Math.max(1,n(r))};var sh={key:0},ih=["id"],ch={class:"client-libraries-content"},dh=["aria-labelledby"],ph=["id","aria-selected","tabindex","onClick","onKeydown"],uh={class:"client-libraries-text"},mh={class:"client-libraries-text"},fh={"aria-hidden":"true",class:"client-libraries-measure-clip"},vh={class:"client-libraries-text"},gh={class:"client-libraries"},hh={class:"client-libraries-text"},bh=["aria-labelledby"],Wd=w({__name:"SdkInstallationInstructions",props:{xScalarSdkInstallation:{},selectedClient:{},eventBus:{}},setup(e){let a=X(),r=X(),o=`${r}-panel`,{translate:n}=O(),l=f(()=>at(e.xScalarSdkInstallation).map(ce=>({...ce,icon:Fd(ce.lang)}))),i=P(0),c=f(()=>l.value[i.value]),d=f(()=>Sc(l.value.map(ce=>({lang:ce.lang,source:""})))),p=ce=>{i.value=ce;let me=d.value[ce];me&&e.eventBus?.emit("workspace:update:selected-client",me)};Y([()=>e.selectedClient,d],([ce,me])=>{let J=ce?me.findIndex(ee=>ee===ce):-1;J>=0?i.value=J:i.value>me.length-1&&(i.value=0)},{immediate:!0}),Y(()=>l.value.map(ce=>ce.lang).join(`
`),()=>{Be(L)});let b=P(),k=P(),S=P(),_=P(0),M=P([]),E=P(0),L=()=>{let ce=S.value,me=b.value;if(!ce||!me)return;let J=Array.from(ce.children).map(ee=>ee.offsetWidth);M.value=J.slice(0,l.value.length),E.value=J[l.value.length]??0,_.value=me.clientWidth},N=f(()=>!M.value.length||_.value<=0?l.value.length:Hd(M.value,_.value,E.value)),V=f(()=>l.value.slice(0,N.value)),T=f(()=>i.value>=N.value),W=f(()=>l.value.slice(N.value).map((ce,me)=>({id:String(N.value+me),label:ce.lang}))),G=f(()=>W.value.find(ce=>ce.id===String(i.value))),K=ce=>{ce&&p(Number(ce.id))},Q=f(()=>T.value?a:`${r}-tab-${i.value}`),Z=f(()=>T.value?-1:i.value),te=ce=>{Be(()=>{k.value?.querySelectorAll('[role="tab"]').item(ce)?.focus()})},F=(ce,me)=>{let J=N.value-1,ee;switch(ce.key){case"ArrowRight":case"ArrowDown":ee=me>=J?0:me+1;break;case"ArrowLeft":case"ArrowUp":ee=me<=0?J:me-1;break;case"Home":ee=0;break;case"End":ee=J;break;default:return}ce.preventDefault(),p(ee),te(ee)},H,ie=0,Re=()=>{if(typeof requestAnimationFrame>"u"){L();return}cancelAnimationFrame(ie),ie=requestAnimationFrame(L)};return Ie(()=>{typeof ResizeObserver<"u"&&(H=new ResizeObserver(Re),b.value&&H.observe(b.value),S.value&&H.observe(S.value)),L()}),Le(()=>{H?.disconnect(),typeof cancelAnimationFrame<"u"&&cancelAnimationFrame(ie)}),(ce,me)=>l.value.length?(s(),m("div",sh,[h("div",{id:t(a),class:"client-libraries-heading"},x(t(n)("clientLibraries.heading")),9,ih),h("div",ch,[h("div",{ref_key:"rowRef",ref:b,class:"client-libraries-row"},[h("div",{ref_key:"tabsRef",ref:k,"aria-labelledby":t(a),class:"client-libraries-tabs",role:"tablist"},[(s(!0),m(z,null,U(V.value,(J,ee)=>(s(),m("button",{id:`${t(r)}-tab-${ee}`,key:ee,"aria-controls":o,"aria-selected":ee===i.value,class:R(["client-libraries",{"client-libraries__active":ee===i.value}]),role:"tab",tabindex:ee===Z.value?0:-1,type:"button",onClick:Nr=>p(ee),onKeydown:Nr=>F(Nr,ee)},[J.icon?(s(),g(t(ua),{key:0,class:"client-libraries-icon",icon:J.icon},null,8,["icon"])):y("",!0),h("span",uh,x(J.lang),1)],42,ph))),128))],8,dh),N.value<l.value.length?(s(),g(t(Oa),{key:0,modelValue:G.value,options:W.value,placement:"bottom-end",teleport:"","onUpdate:modelValue":K},{default:u(()=>[h("button",{class:R(["client-libraries client-libraries-more",{"client-libraries__active":T.value}]),type:"button"},[v(t(ua),{class:"client-libraries-icon",icon:T.value&&c.value?.icon?c.value.icon:"Ellipses"},null,8,["icon"]),h("span",mh,x(t(n)("clientLibraries.more")),1)],2)]),_:1},8,["modelValue","options"])):y("",!0)],512),h("div",fh,[h("div",{ref_key:"measureRef",ref:S,class:"client-libraries-row client-libraries-row--measure"},[(s(!0),m(z,null,U(l.value,(J,ee)=>(s(),m("span",{key:ee,class:"client-libraries"},[J.icon?(s(),g(t(ua),{key:0,class:"client-libraries-icon",icon:J.icon},null,8,["icon"])):y("",!0),h("span",vh,x(J.lang),1)]))),128)),h("span",gh,[v(t(ua),{class:"client-libraries-icon",icon:"Ellipses"}),h("span",hh,x(t(n)("clientLibraries.more")),1)])],512)])]),c.value?.description?(s(),m("div",{key:0,id:o,"aria-labelledby":Q.value,class:"selected-client",role:"tabpanel",tabindex:"0"},[v(t(le),{value:c.value.description},null,8,["value"])],8,bh)):y("",!0)])):y("",!0)}});var Kd=D(Wd,[["__scopeId","data-v-e05ee491"]]);var Gd=w({__name:"LinkList",setup(e){let a=P(),r=P(!1),o=()=>{if(!a.value)return;let{scrollWidth:l,clientWidth:i}=a.value;r.value=l>i},n=null;return Ie(()=>{o(),window.addEventListener("resize",o),a.value&&(n=new MutationObserver(()=>{o()}),n.observe(a.value,{childList:!0,subtree:!0}))}),gs(()=>{window.removeEventListener("resize",o),n&&(n.disconnect(),n=null)}),(l,i)=>(s(),m("div",{ref_key:"containerRef",ref:a,class:R(["custom-scroll narrow:mb-3 mb-1.5 flex h-auto min-h-8 max-w-full items-center gap-2 overflow-x-auto text-base whitespace-nowrap",{"icons-only":r.value}])},[I(l.$slots,"default",{},void 0,!0)],2))}});var Ze=D(Gd,[["__scopeId","data-v-dc833d99"]]);var Zd=e=>{let a=de(e?.externalDocs),r=e?.tags?.flatMap(o=>{let n=de(de(o)?.externalDocs);return n?.url?[n]:[]})??[];return[...a?.url?[a]:[],...r]};var Jd=w({__name:"AsyncApiDocumentation",props:{owner:{}},setup(e){let a=f(()=>Zd(e.owner));return(r,o)=>a.value.length?(s(),g(t(Ze),{key:0},{default:u(()=>[(s(!0),m(z,null,U(a.value,(n,l)=>(s(),g(t(qe),{key:l,value:n},null,8,["value"]))),128))]),_:1})):y("",!0)}});var ha=Jd;var xh={mqtt:{server:["sessionExpiryInterval","maximumPacketSize"],operation:["messageExpiryInterval"],message:["correlationData","responseTopic"]},kafka:{operation:["groupId","clientId"],message:["key"]},ws:{channel:["query","headers"]},http:{operation:["query"],message:["headers"]}},Xd=(e,a,r,o)=>{if(!a||!xh[e]?.[a]?.includes(r)||!ue(o)||"$ref"in o||e==="kafka"&&r==="key"&&typeof o.type=="string"&&!["null","boolean","object","array","number","integer","string"].includes(o.type))return;let n=fa(o);return n?.kind==="schema"?n.schema:void 0};var yh=new Set(["example","examples","default","enum","const"]),wh=new Set(["properties","patternProperties","$defs","definitions","dependentSchemas"]),kh=new Set(["$ref-value","$global","$status"]),nl=(e,a="object",r=new WeakMap)=>{if(typeof e!="object"||e===null)return e;let o=Oe(e);if(r.has(o))return r.get(o);if(a==="object"&&ue(e)&&typeof e.$ref=="string"){let l=$(e);if(r.set(o,{$ref:e.$ref}),l!==void 0){let i=nl(l,a,r);return r.set(o,i),i}return{$ref:e.$ref}}let n=Array.isArray(e)?[]:{};r.set(o,n);for(let l of Object.keys(e)){if(kh.has(l)&&(a!=="data"||!Object.hasOwn(o,l)))continue;let i=a!=="map"&&wh.has(l)?"map":"object",c=a==="data"||a!=="map"&&(yh.has(l)||l.startsWith("x-"))?"data":i;Object.defineProperty(n,l,{value:nl(Reflect.get(e,l),c,r),enumerable:!0,configurable:!0,writable:!0})}return n},wo=(e,a)=>{let r=nl(e);return ue(r)?(typeof r.$ref=="string"?[["Reference",r]]:Object.entries(r)).filter(([,o])=>o!==void 0).map(([o,n])=>({name:o,fields:(ue(n)?Object.entries(n):[["Value",n]]).filter(([,l])=>l!==void 0).map(([l,i])=>{let c=Xd(o,a,l,i);return{name:l,...c?{schema:c}:{},content:typeof i=="object"&&i!==null?Ke(i):JSON.stringify(i),nested:typeof i=="object"&&i!==null}})})):[]};var Sr=e=>({orderRequiredPropertiesFirst:e?.orderRequiredPropertiesFirst??!1,orderSchemaPropertiesBy:e?.orderSchemaPropertiesBy??"preserve",expandAllSchemaProperties:e?.expandAllSchemaProperties??!1,schemaKeyboardNav:e?.schemaKeyboardNav??!1});var Sh={key:0,class:"min-w-0 space-y-3 text-sm"},_h={class:"text-c-2 font-code text-sm break-all"},Ch={key:0},Bh={class:"sr-only"},Th={class:"text-c-1 py-1.5 text-(length:--scalar-font-size-4) [font-weight:var(--scalar-bold)] break-all"},Eh={class:"text-c-2 py-1.5 break-all whitespace-pre-wrap"},Ih={class:"sr-only"},Ah={class:"text-c-1 font-code cursor-pointer rounded py-1.5 text-(length:--scalar-font-size-4) [font-weight:var(--scalar-bold)] break-all focus-visible:outline"},zh={class:"mt-2 max-h-80 overflow-auto"},Mh={key:1,class:"text-c-2 py-2"},Yd=w({__name:"Bindings",props:{bindings:{},options:{},scope:{}},setup(e){let a=f(()=>({hideReadOnly:!1,...Sr(e.options)})),r=f(()=>wo(e.bindings,e.scope));return(o,n)=>r.value.length?(s(),m("div",Sh,[h("div",{class:R(["bindings-heading text-c-1 text-base leading-[1.45] font-medium",{"border-b pb-2":e.scope==="operation"||e.scope==="channel"}])}," Bindings ",2),(s(!0),m(z,null,U(r.value,l=>(s(),m("div",{key:l.name,class:"min-w-0 space-y-2"},[h("div",_h,x(l.name),1),l.fields.length?(s(),m("dl",Ch,[(s(!0),m(z,null,U(l.fields,i=>(s(),m("div",{key:i.name,class:R(["min-w-0",{"font-code flex flex-wrap items-baseline gap-x-[9px] text-(length:--scalar-mini) leading-[1.625]":!i.schema&&!i.nested}])},[i.schema?(s(),m(z,{key:0},[h("dt",Bh,x(i.name),1),h("dd",null,[v(t(We),{compact:"",eventBus:null,name:i.name,noncollapsible:"",options:a.value,schema:{type:"object",properties:{[i.name]:i.schema}}},null,8,["name","options","schema"])])],64)):i.nested?(s(),m(z,{key:2},[h("dt",Ih,x(i.name),1),h("dd",null,[h("details",null,[h("summary",Ah,x(i.name),1),h("div",zh,[v(t(Ge),{content:i.content,lang:"json"},null,8,["content"])])])])],64)):(s(),m(z,{key:1},[h("dt",Th,x(i.name),1),h("dd",Eh,x(i.content),1)],64))],2))),128))])):(s(),m("p",Mh," No additional fields. "))]))),128))])):y("",!0)}});var ba=Yd;var Vh={class:"sr-only"},Rh={class:"overflow-x-auto"},Lh={key:1,class:"text-c-1 flex h-auto w-full items-center gap-0.75 !rounded-b-xl px-3 py-1.5 text-base leading-[20px] whitespace-nowrap"},Oh={class:"sr-only"},Nh={class:"overflow-x-auto"},Qd=w({__name:"Selector",props:{selectedServer:{},servers:{},target:{}},emits:["update:modelValue"],setup(e,{expose:a,emit:r}){let o=r,{translate:n}=O(),l=p=>`${p.title?.trim()||p.name} \xB7 ${p.url.replace(/\/$/,"")}`,i=f(()=>e.servers.map(p=>({id:p.name,label:l(p)}))),c=f(()=>e.selectedServer?l(e.selectedServer):""),d=f(()=>i.value.find(p=>p.id===e.selectedServer?.name));return a({servers:e.servers,serverOptions:i,selectedServer:e.selectedServer}),(p,b)=>i.value.length>1?(s(),g(t(na),{key:0,ref:"elem",class:"group",modelValue:d.value,options:i.value,placement:"bottom-start",resize:"",target:e.target,"onUpdate:modelValue":b[0]||(b[0]=k=>o("update:modelValue",k.id))},{default:u(()=>[v(t(Ae),{class:"bg-b-1 text-c-1 h-auto w-full justify-start gap-1.5 overflow-x-auto rounded-t-none !rounded-b-xl px-3 py-1.5 text-base/5.25 font-normal whitespace-nowrap -outline-offset-1",variant:"ghost"},{default:u(()=>[h("span",Vh,x(t(n)("server.label"))+":",1),h("span",Rh,x(c.value||t(n)("server.select")),1),v(t(Ue),{class:"text-c-2 ui-open:rotate-180 mt-0.25 size-3 transition-transform duration-100",weight:"bold"})]),_:1})]),_:1},8,["modelValue","options","target"])):(s(),m("div",Lh,[h("span",Oh,x(t(n)("server.label"))+":",1),h("span",Nh,x(c.value),1)]))}});var ep=Qd;var Dh={class:"bg-b-2 flex h-8 items-center rounded-t-xl border-x border-t px-3 py-2.5 font-medium"},Ph=["id"],jh={class:"flex"},Uh={key:0,class:"text-c-3 flex flex-col gap-1.5 rounded-b-xl border-x border-b px-3 py-1.5"},$h={key:0,class:"text-c-2 text-sm"},qh={key:1},ap=w({__name:"AsyncApiServerSelector",props:{eventBus:{},selectedServer:{},servers:{},options:{}},setup(e){let a=X(),{translate:r}=O(),o=f(()=>{let b=e.selectedServer?.server.variables;if(b)return Object.fromEntries(Object.entries(b).flatMap(([k,S])=>{let _=de(S);return _?[[k,{default:_.default??"",enum:_.enum,description:_.description,..._.examples?.length?{examples:_.examples}:{}}]]:[]}))}),n=f(()=>Object.entries(o.value??{}).filter(([,b])=>b.examples?.length)),l=f(()=>e.selectedServer?.server.summary?.trim()),i=f(()=>{let b=e.selectedServer?.server.protocolVersion?.trim();return b?`${e.selectedServer?.protocol.toUpperCase()} ${b}`:""}),c=f(()=>!!(l.value||i.value||e.selectedServer?.description||wo(e.selectedServer?.server.bindings).length||e.selectedServer?.server.externalDocs)),d=b=>{e.eventBus.emit("asyncapi-server:update:selected",{name:b})},p=(b,k)=>{e.selectedServer&&e.eventBus.emit("asyncapi-server:update:variables",{name:e.selectedServer.name,key:b,value:k})};return(b,k)=>(s(),m(z,null,[h("label",Dh,x(t(r)("server.label")),1),h("div",{id:t(a),class:R(["border",{"rounded-b-xl":!c.value&&!o.value}])},[e.servers.length?(s(),g(ep,{key:0,selectedServer:e.selectedServer,servers:e.servers,target:t(a),"onUpdate:modelValue":d},null,8,["selectedServer","servers","target"])):y("",!0)],10,Ph),v(t(io),{layout:"reference",variables:o.value,"onUpdate:variable":p},ye({_:2},[U(n.value,([S,_])=>({name:`hint-${S}`,fn:u(()=>[h("div",jh,[v(t(ci),{align:"start",examples:_.examples},null,8,["examples"])])])}))]),1032,["variables"]),c.value?(s(),m("div",Uh,[i.value?(s(),m("p",$h,x(i.value),1)):y("",!0),l.value?(s(),m("p",qh,x(l.value),1)):y("",!0),e.selectedServer?.description?(s(),g(t(le),{key:2,value:e.selectedServer.description},null,8,["value"])):y("",!0),v(ba,{bindings:e.selectedServer?.server.bindings,class:"my-2 [&>.bindings-heading]:-mx-3 [&>.bindings-heading]:px-3",options:e.options,scope:"server"},null,8,["bindings","options"]),v(ha,{owner:{externalDocs:e.selectedServer?.server.externalDocs}},null,8,["owner"])])):y("",!0)],64))}});var rp=ap;var tp=["shell/curl","ruby/native","node/undici","php/guzzle","python/python3"],ll=(e,a=tp)=>!!(e&&a.includes(e)),op=(e,a=tp)=>{let r=new Map;for(let o of e)for(let n of o.options)r.set(n.id,n);return a.flatMap(o=>r.get(o)??[])};var np=w({__name:"GenerateSdkButton",props:{variant:{default:"card"}},setup(e){let a=xr(),{translate:r}=O();return(o,n)=>t(a)?.enabled.value&&e.variant==="card"?(s(),g(t(Ae),{key:0,"aria-haspopup":"dialog",class:"generate-sdk-button generate-sdk-button--card text-c-1 px-3 py-1",size:"sm",variant:"gradient",onClick:n[0]||(n[0]=be(l=>t(a).open(),["stop"]))},{default:u(()=>[B(x(t(r)("sdk.generate")),1)]),_:1})):t(a)?.enabled.value?(s(),m("button",{key:1,"aria-haspopup":"dialog",class:R(["generate-sdk-button",`generate-sdk-button--${e.variant}`]),type:"button",onClick:n[1]||(n[1]=be(l=>t(a).open(),["stop"]))},x(t(r)("sdk.generate")),3)):y("",!0)}});var Ua=D(np,[["__scopeId","data-v-16b2fb9a"]]);var Fh={"aria-hidden":"true",class:"client-libraries-icon__more"},Hh={key:1,class:"client-libraries-icon",height:"50",role:"presentation",viewBox:"0 0 50 50",width:"50",xmlns:"http://www.w3.org/2000/svg"},Wh={key:0,class:"client-libraries-text client-libraries-text-more"},Kh={class:"sr-only"},lp=w({__name:"ClientDropdown",props:{clientOptions:{},selectedClient:{},featuredClients:{},eventBus:{}},setup(e){let a=P(),{translate:r}=O(),o=i=>`programming-language-${i==="js"?"javascript":i}`,n=i=>{if(!a.value)return;let c=Bc(a.value);setTimeout(()=>{c()},300),i.clientKey!=="custom"&&e.eventBus.emit("workspace:update:selected-client",i.id)},l=f(()=>e.selectedClient?.split("/")[0]);return(i,c)=>(s(),m("div",{ref_key:"containerRef",ref:a,class:"client-libraries-more"},[v(t(Oa),{filterFn:t(xc),inputLabel:t(r)("clientLibraries.searchLabel"),modelValue:t(kc)(e.clientOptions,e.selectedClient),options:e.clientOptions,placement:"bottom-end",teleport:"","onUpdate:modelValue":c[0]||(c[0]=d=>n(d))},{default:u(()=>[h("button",{class:R(["client-libraries client-libraries__select",{"client-libraries__active":e.selectedClient&&!t(ll)(e.selectedClient,e.featuredClients)}]),type:"button"},[h("div",Fh,[e.selectedClient&&!t(ll)(e.selectedClient,e.featuredClients)?(s(),m("div",{key:0,class:R(`client-libraries-icon__${l.value}`)},[l.value?(s(),g(t(ua),{key:0,class:"client-libraries-icon",icon:o(l.value)},null,8,["icon"])):y("",!0)],2)):(s(),m("svg",Hh,[...c[1]||(c[1]=[h("g",{fill:"currentColor","fill-rule":"nonzero"},[h("path",{d:"M10.71 25.3a3.87 3.87 0 1 0 7.74 0 3.87 3.87 0 0 0-7.74 0M21.13 25.3a3.87 3.87 0 1 0 7.74 0 3.87 3.87 0 0 0-7.74 0M31.55 25.3a3.87 3.87 0 1 0 7.74 0 3.87 3.87 0 0 0-7.74 0"})],-1)])]))]),e.clientOptions.length?(s(),m("span",Wh,x(t(r)("clientLibraries.more")),1)):y("",!0),h("span",Kh,x(t(r)("clientLibraries.selectAll")),1)],2)]),_:1},8,["filterFn","inputLabel","modelValue","options"])],512))}});var sp=D(lp,[["__scopeId","data-v-9aa6e406"]]);var Gh={key:0,ref:"wrapper-ref"},Zh=["id"],Jh={class:"client-libraries-list"},Xh={class:"client-libraries-text"},Yh={class:"selected-client-row card-footer"},Qh=["id","aria-labelledby"],ip=w({__name:"ClientSelector",props:{clientOptions:{},selectedClient:{default:()=>Rn},featuredClients:{},eventBus:{}},setup(e,{expose:a}){let r=X(),o=X(),{translate:n}=O(),l=_=>!!_?.startsWith("custom/"),i=P(l(e.selectedClient)?Rn:e.selectedClient);Y(()=>e.selectedClient,_=>{l(_)||(i.value=_)});let c=f(()=>e.clientOptions.flatMap(_=>_.options.find(M=>M.id===i.value)??[])[0]),d=f(()=>op(e.clientOptions,e.featuredClients)),p=f(()=>d.value.findIndex(_=>_.id===i.value)),b=Ee("wrapper-ref"),k=_=>`programming-language-${_==="js"?"javascript":_}`,S=_=>{let M=d.value[_];!M||!b.value||e.eventBus.emit("workspace:update:selected-client",M.id)};return a({selectedClientOption:c}),(_,M)=>e.clientOptions.length?(s(),m("div",Gh,[v(t(Dt),{manual:"",selectedIndex:p.value,onChange:S},{default:u(()=>[h("div",{id:t(r),class:"client-libraries-heading"},x(t(n)("clientLibraries.heading")),9,Zh),h("div",Jh,[v(t(Pt),{"aria-labelledby":t(r),class:"client-libraries-tabs",style:ra({flexGrow:d.value.length})},{default:u(()=>[(s(!0),m(z,null,U(d.value,(E,L)=>(s(),g(t(jt),{key:E.id,"aria-selected":L===p.value,class:R(["client-libraries rendered-code-sdks",{"client-libraries__active":E.id===i.value}])},{default:u(()=>[h("div",{class:R(`client-libraries-icon__${E.targetKey}`)},[v(t(ua),{class:"client-libraries-icon",icon:k(E.targetKey)},null,8,["icon"])],2),h("span",Xh,x(E.targetTitle),1)]),_:2},1032,["aria-selected","class"]))),128))]),_:1},8,["aria-labelledby","style"]),v(sp,{clientOptions:e.clientOptions,eventBus:e.eventBus,featuredClients:e.featuredClients,selectedClient:i.value},null,8,["clientOptions","eventBus","featuredClients","selectedClient"])]),h("div",Yh,[v(t(fi),{class:"selected-client-panels"},{default:u(()=>[p.value>=0?(s(!0),m(z,{key:0},U(d.value,E=>(s(),g(t(vi),{key:E.id,class:"selected-client -outline-offset-2"},{default:u(()=>[B(x(E.title),1)]),_:2},1024))),128)):(s(),m("div",{key:1,id:t(o),"aria-labelledby":t(r),class:"selected-client -outline-offset-2",role:"tabpanel",tabindex:"0"},x(c.value?.title),9,Qh))]),_:1}),v(t(Ua),{class:"selected-client-action",variant:"card"})])]),_:1},8,["selectedIndex"])],512)):y("",!0)}});var cp=D(ip,[["__scopeId","data-v-4e1f3f02"]]);var dp={document:1,tag:2,channel:2,modelGroup:2,operation:3,channelMessages:3,asyncApiOperation:3,model:3,channelMessage:4,message:5,operationSection:4},sl=Symbol("DOCUMENT_OUTLINE_ROOT"),eb=e=>Math.min(6,Math.max(1,e)),pp=e=>$e(sl,e),se=e=>{let a=ta(sl,null);a||$e(sl,e);let r=a??e;return{level:eb(dp[e]-dp[r]+1)}};var ar=e=>e?Object.fromEntries(Object.entries(e).filter(([a])=>a.startsWith("x-"))):{};var ab=["href"],rb=["aria-label"],tb=["aria-label"],up=w({__name:"DownloadLink",props:{documentDownloadType:{},eventBus:{},documentUrl:{},documentType:{default:"openapi"}},setup(e){let{translate:a}=O(),r=f(()=>e.documentType==="asyncapi"?a("download.asyncapi"):a("download.openapi")),o=i=>a("download.asFormat",{label:r.value,format:i}),n=f(()=>oa(e.documentUrl)),l=i=>{e.eventBus.emit("ui:download:document",{format:i})};return(i,c)=>["yaml","json","both"].includes(e.documentDownloadType)||e.documentDownloadType==="direct"&&n.value?(s(),m("div",{key:0,class:R(["download-container group",{"download-both":e.documentDownloadType==="both"}])},[e.documentDownloadType==="direct"&&n.value?(s(),m("a",{key:0,class:"download-link download-button",href:n.value},[h("span",null,x(r.value),1)],8,ab)):y("",!0),e.documentDownloadType==="json"||e.documentDownloadType==="both"?(s(),m("button",{key:1,"aria-label":o("JSON"),class:"download-button",type:"button",onClick:c[0]||(c[0]=be(()=>l("json"),["prevent"]))},[h("span",null,x(r.value),1),v(t(we),{class:"extension hidden group-hover:flex"},{default:u(()=>[...c[2]||(c[2]=[B("json",-1)])]),_:1})],8,rb)):y("",!0),e.documentDownloadType==="yaml"||e.documentDownloadType==="both"?(s(),m("button",{key:2,"aria-label":o("YAML"),class:"download-button",type:"button",onClick:c[1]||(c[1]=be(()=>l("yaml"),["prevent"]))},[h("span",null,x(r.value),1),v(t(we),{class:"extension hidden group-hover:flex"},{default:u(()=>[...c[3]||(c[3]=[B("yaml",-1)])]),_:1})],8,tb)):y("",!0)],2)):y("",!0)}});var mp=D(up,[["__scopeId","data-v-539e47de"]]);var fp=w({__name:"IntroductionCard",props:{row:{type:Boolean}},setup(e){return(a,r)=>(s(),m("div",{class:R(["introduction-card",{"introduction-card-row":e.row}])},[I(a.$slots,"default",{},void 0,!0)],2))}});var vp=D(fp,[["__scopeId","data-v-53312fa4"]]);var gp=w({__name:"Section",emits:["intersecting"],setup(e,{emit:a}){let r=a,o=Ee("section");return je(o,()=>r("intersecting")),(n,l)=>(s(),m("section",{ref_key:"section",ref:o,class:"section"},[I(n.$slots,"default",{},void 0,!0)],512))}});var Je=D(gp,[["__scopeId","data-v-8e83ffce"]]);var ob={},nb={class:"section-column"};function lb(e,a){return s(),m("div",nb,[I(e.$slots,"default",{},void 0,!0)])}var Xe=D(ob,[["render",lb],["__scopeId","data-v-2d36f3b2"]]);var sb={},ib={class:"section-columns"};function cb(e,a){return s(),m("div",ib,[I(e.$slots,"default",{},void 0,!0)])}var $a=D(sb,[["render",cb],["__scopeId","data-v-43abedfd"]]);var db={key:1,class:"section-container"},hp=w({__name:"SectionContainer",props:{omit:{type:Boolean}},setup(e){return(a,r)=>e.omit?I(a.$slots,"default",{},void 0,!0,0):(s(),m("div",db,[I(a.$slots,"default",{},void 0,!0)]))}});var ia=D(hp,[["__scopeId","data-v-691a7cec"]]);var pb={},ub={class:"section-content"};function mb(e,a){return s(),m("div",ub,[I(e.$slots,"default",{},void 0,!0)])}var qa=D(pb,[["render",mb],["__scopeId","data-v-ade23b3d"]]);var fb={class:"section-header-wrapper narrow:grid-cols-1 narrow:gap-0 grid grid-cols-2 gap-12"},bp=w({__name:"SectionHeader",props:{tight:{type:Boolean},removeMargin:{type:Boolean,default:!1}},setup(e){return(a,r)=>(s(),m("div",fb,[h("div",{class:R(["section-header",{tight:e.tight,"mb-3":!e.removeMargin}])},[I(a.$slots,"default",{},void 0,!0)],2),a.$slots.links?I(a.$slots,"links",{},void 0,!0,0):y("",!0)]))}});var Ye=D(bp,[["__scopeId","data-v-7607c44e"]]);var xp=w({__name:"SectionHeaderTag",props:{level:{default:1},rule:{type:Boolean,default:!1}},setup(e){return(a,r)=>(s(),g(fe(`h${e.level}`),{class:R(["section-header-label",{"section-header-label--rule block! border-b pb-3":e.rule}])},{default:u(()=>[I(a.$slots,"default",{},void 0,!0)]),_:3},8,["class"]))}});var oe=D(xp,[["__scopeId","data-v-9a218f12"]]);var vb=["id"],yp=w({__name:"InfoMarkdownSection",props:{id:{},content:{},transformHeading:{type:Function},eventBus:{}},setup(e){let a=Ee("element");return je(a,()=>e.id?e.eventBus?.emit("intersecting:nav-item",{id:e.id}):void 0),(r,o)=>(s(),m("div",{id:e.id,ref_key:"element",ref:a,class:"introduction-description-heading scroll-mt-16"},[v(t(le),{transform:e.transformHeading,transformType:"heading",value:e.content,withImages:""},null,8,["transform","value"])],8,vb))}});var wp=yp;var gb={key:0,class:"introduction-description mt-6 flex flex-col"},kp=w({__name:"InfoDescription",props:{eventBus:{},headingSlugGenerator:{type:Function},description:{}},setup(e){let a=f(()=>{if(!e.description)return[];let{slug:o}=Xr();return Bn(e.description).map(n=>{let l=_n(n)[0];return{id:l?e.headingSlugGenerator({...l,slug:o(l.value)}):void 0,content:n}})}),r=o=>{if(!Sn(o))return o;let{slug:n}=Xr(),l=Cn(o);return o.data={hProperties:{id:e.headingSlugGenerator({depth:o.depth,value:l,slug:n(l)})}},o};return(o,n)=>e.description?(s(),m("div",gb,[(s(!0),m(z,null,U(a.value,l=>(s(),g(wp,{id:l.id,key:l.id,content:l.content,eventBus:e.eventBus,transformHeading:r},null,8,["id","content","eventBus"]))),128))])):y("",!0)}});var Sp=D(kp,[["__scopeId","data-v-0370764f"]]);var hb={key:0,class:"group narrow:border-r-0 narrow:first:ml-0 flex items-center border-r first:ml-auto last:border-r-0"},bb=["href"],xb={class:"ml-1 empty:hidden"},yb={key:1,class:"group narrow:border-r-0 narrow:first:ml-0 flex items-center border-r first:ml-auto last:border-r-0"},wb=["href"],kb={class:"ml-1 empty:hidden"},Sb={key:2,class:"group narrow:border-r-0 narrow:first:ml-0 flex items-center border-r first:ml-auto last:border-r-0"},_p=w({__name:"Contact",props:{value:{}},setup(e){let a=f(()=>oa(e.value?.url)),r=pa({base:"text-c-1 mr-2 flex min-h-7 min-w-7 items-center rounded-lg px-2 py-1 group-last:mr-0 narrow:border",variants:{link:{true:"no-underline hover:bg-b-2"}}});return(o,n)=>e.value?(s(),m(z,{key:0},[e.value.email?(s(),m("div",hb,[h("a",{class:R(t(r)({link:!0})),href:`mailto:${e.value.email}`},[v(t(Ns),{class:"size-3 text-current",weight:"bold"}),h("span",xb,x(e.value.name),1)],10,bb)])):y("",!0),a.value?(s(),m("div",yb,[h("a",{class:R(t(r)({link:!0})),href:a.value,rel:"noopener noreferrer",target:"_blank"},[v(t(qr),{class:"size-3 text-current",weight:"bold"}),h("span",kb,x(e.value.email?"":e.value.name),1)],10,wb)])):!e.value.email&&e.value.name?(s(),m("div",Sb,[h("span",{class:R(t(r)({link:!1}))},x(e.value.name),3)])):y("",!0)],64)):y("",!0)}});var Cp=_p;var _b={class:"group narrow:border-r-0 narrow:first:ml-0 flex items-center border-r first:ml-auto last:border-r-0"},Cb=["href"],Bb={class:"ml-1 empty:hidden"},Tb={class:"ml-1 empty:hidden"},Bp=w({__name:"InfoLink",props:{name:{},url:{}},setup(e){let a=f(()=>oa(e.url));return(r,o)=>(s(),m("div",_b,[a.value?(s(),m("a",{key:0,class:"text-c-1 hover:bg-b-2 narrow:border mr-2 flex min-h-7 min-w-7 items-center rounded-lg px-2 py-1 no-underline group-last:mr-0",href:a.value,rel:"noopener noreferrer",target:"_blank"},[v(t(qr),{class:"size-3 text-current",weight:"bold"}),h("span",Bb,x(e.name),1)],8,Cb)):(s(),m(z,{key:1},[v(t(qr),{class:"size-3 text-current",weight:"bold"}),h("span",Tb,x(e.name),1)],64))]))}});var Tp=Bp;var Eb={class:"group narrow:border-r-0 narrow:first:ml-0 flex h-fit items-center border-r first:ml-auto last:border-r-0"},Ib=["href"],Ab={class:"ml-1 empty:hidden"},zb={class:"ml-1 empty:hidden"},Ep=w({__name:"License",props:{value:{}},setup(e){let a=f(()=>oa(e.value?.url));return(r,o)=>(s(),m("div",Eb,[a.value?(s(),m("a",{key:0,class:"text-c-1 hover:bg-b-2 narrow:border mr-2 flex min-h-7 min-w-7 items-center rounded-lg px-2 py-1 no-underline group-last:mr-0",href:a.value,rel:"noopener noreferrer",target:"_blank"},[v(t(gn),{class:"size-3 text-current",weight:"bold"}),h("span",Ab,x(e.value?.name||e.value&&"identifier"in e.value&&e.value.identifier||a.value),1)],8,Ib)):(s(),m(z,{key:1},[v(t(gn),{class:"size-3 text-current",weight:"bold"}),h("span",zb,x(e.value?.name),1)],64))]))}});var Ip=Ep;var Mb={key:0,class:"group narrow:border-r-0 narrow:first:ml-0 flex items-center border-r first:ml-auto last:border-r-0"},Vb=["href"],Rb={class:"ml-1 empty:hidden"},Ap=w({__name:"TermsOfService",props:{value:{}},setup(e){let{translate:a}=O(),r=f(()=>oa(e.value));return(o,n)=>r.value?(s(),m("div",Mb,[h("a",{class:"text-c-1 hover:bg-b-2 narrow:border mr-2 flex min-h-7 min-w-7 items-center rounded-lg px-2 py-1 no-underline group-last:mr-0",href:r.value,rel:"noopener noreferrer",target:"_blank"},[v(t(Ks),{class:"size-3 text-current",weight:"bold"}),h("span",Rb,x(t(a)("info.termsOfService")),1)],8,Vb)])):y("",!0)}});var zp=Ap;var Mp=w({__name:"InfoLinks",props:{info:{},externalDocs:{}},setup(e){let a=f(()=>{let o="x-scalar-links"in e.info?e.info["x-scalar-links"]:void 0;return Array.isArray(o)?o.filter(n=>typeof n?.name=="string"&&typeof n?.url=="string"):[]}),r=f(()=>!!(e.externalDocs||e.info.contact||e.info.license||e.info.termsOfService||a.value.length));return(o,n)=>r.value?(s(),g(t(Ze),{key:0},{default:u(()=>[e.externalDocs?(s(),g(t(qe),{key:0,value:e.externalDocs},null,8,["value"])):y("",!0),e.info.contact?(s(),g(t(Cp),{key:1,value:e.info.contact},null,8,["value"])):y("",!0),e.info.license?(s(),g(t(Ip),{key:2,value:t($)(e.info.license)},null,8,["value"])):y("",!0),e.info.termsOfService?(s(),g(t(zp),{key:3,value:e.info.termsOfService},null,8,["value"])):y("",!0),(s(!0),m(z,null,U(a.value,l=>(s(),g(t(Tp),{key:l.url,name:l.name,url:l.url},null,8,["name","url"]))),128))]),_:1})):y("",!0)}});var Vp=Mp;var Rp=w({__name:"InfoVersion",props:{version:{}},setup(e){let a=f(()=>{if(e.version==null)return e.version;let r=String(e.version);return/^\d/.test(r)?`v${r}`:r});return(r,o)=>a.value?(s(),g(t(we),{key:0},{default:u(()=>[B(x(a.value),1)]),_:1})):y("",!0)}});var Lp=Rp;var Lb={"aria-hidden":"true",class:"introduction-loading flex flex-col gap-5"},Ob={key:0,class:"narrow:flex-col narrow:gap-3 flex gap-6"},Op=w({__name:"IntroductionLoading",props:{hasAside:{type:Boolean,default:!0}},setup(e){return(a,r)=>(s(),m("div",Lb,[r[3]||(r[3]=jr('<div class="flex gap-1.5" data-v-41a61989><div class="introduction-skeleton h-6 w-14 rounded-full" data-v-41a61989></div><div class="introduction-skeleton h-6 w-24 rounded-full" data-v-41a61989></div></div><div class="narrow:grid-cols-1 narrow:gap-3 grid grid-cols-2 gap-12" data-v-41a61989><div class="introduction-skeleton h-9 w-3/5 rounded-lg" data-v-41a61989></div><div class="narrow:justify-start flex flex-wrap items-center justify-end gap-2" data-v-41a61989><div class="introduction-skeleton h-5 w-28 rounded" data-v-41a61989></div><div class="introduction-skeleton h-5 w-28 rounded" data-v-41a61989></div><div class="introduction-skeleton h-5 w-12 rounded" data-v-41a61989></div></div></div>',2)),v(t($a),null,{default:u(()=>[v(t(Xe),null,{default:u(()=>[...r[0]||(r[0]=[h("div",{class:"flex flex-col gap-3"},[h("div",{class:"introduction-skeleton mb-2 h-5 w-56 rounded"}),h("div",{class:"introduction-skeleton h-4 w-full rounded"}),h("div",{class:"introduction-skeleton h-4 w-11/12 rounded"}),h("div",{class:"introduction-skeleton h-4 w-4/5 rounded"}),h("div",{class:"introduction-skeleton mt-4 h-6 w-40 rounded"}),h("div",{class:"introduction-skeleton h-4 w-3/4 rounded"}),h("div",{class:"introduction-skeleton h-4 w-2/3 rounded"}),h("div",{class:"introduction-skeleton h-4 w-1/2 rounded"})],-1)])]),_:1}),e.hasAside?(s(),g(t(Xe),{key:0},{default:u(()=>[...r[1]||(r[1]=[h("div",{class:"sticky-cards gap-3"},[h("div",{class:"introduction-skeleton h-20 w-full rounded-lg"}),h("div",{class:"introduction-skeleton h-28 w-full rounded-lg"}),h("div",{class:"introduction-skeleton h-28 w-full rounded-lg"})],-1)])]),_:1})):y("",!0)]),_:1}),e.hasAside?y("",!0):(s(),m("div",Ob,[...r[2]||(r[2]=[h("div",{class:"introduction-skeleton h-28 w-full flex-1 rounded-lg"},null,-1),h("div",{class:"introduction-skeleton h-28 w-full flex-1 rounded-lg"},null,-1),h("div",{class:"introduction-skeleton h-28 w-full flex-1 rounded-lg"},null,-1)])]))]))}});var Np=D(Op,[["__scopeId","data-v-41a61989"]]);var Dp=w({__name:"SpecificationVersion",props:{documentType:{default:"openapi"},version:{}},setup(e){let a=f(()=>Bi(e.documentType));return(r,o)=>e.version?(s(),g(t(we),{key:0},{default:u(()=>[B(x(a.value)+" "+x(e.version),1)]),_:1})):y("",!0)}});var Pp=Dp;var Nb={class:"flex gap-1.5"},Db={key:0,class:"text-c-2 mt-6 flex flex-col gap-1 text-sm"},Pb={class:"text-c-1"},jb={class:"font-code [overflow-wrap:anywhere]"},Ub={class:"sticky-cards"},jp=w({__name:"IntroductionLayout",props:{id:{},applicationIdentifier:{},documentType:{},specificationVersion:{},info:{},externalDocs:{},documentExtensions:{},infoExtensions:{},headingSlugGenerator:{type:Function},eventBus:{}},setup(e){let a=f(()=>e.documentType==="asyncapi"&&!!e.applicationIdentifier),{translate:r}=O(),{level:o}=se("document");return(n,l)=>(s(),g(t(ia),null,{default:u(()=>[v(t(Je),{id:e.id,"aria-label":t(r)("navigation.introduction"),class:"introduction-section z-1 gap-12",onIntersecting:l[0]||(l[0]=()=>e.id&&e.eventBus?.emit("intersecting:nav-item",{id:e.id}))},{default:u(()=>[v(t(qa),null,{default:u(()=>[e.info?(s(),m(z,{key:1},[h("div",Nb,[v(Lp,{version:e.info?.version},null,8,["version"]),v(Pp,{documentType:e.documentType,version:e.specificationVersion},null,8,["documentType","version"])]),v(t(Ye),{tight:""},{links:u(()=>[h("div",{class:R(n.$slots.actions?"flex flex-wrap items-start justify-end gap-3":"contents")},[v(Vp,{externalDocs:e.externalDocs,info:e.info},null,8,["externalDocs","info"]),I(n.$slots,"actions",{},void 0,!0)],2)]),default:u(()=>[v(t(oe),{level:t(o)},{default:u(()=>[B(x(e.info?.title),1)]),_:1},8,["level"])]),_:3}),v(t($a),null,{default:u(()=>[v(t(Xe),null,{default:u(()=>[I(n.$slots,"download-link",{},void 0,!0),v(Sp,{description:e.info?.description,eventBus:e.eventBus,headingSlugGenerator:e.headingSlugGenerator},null,8,["description","eventBus","headingSlugGenerator"]),a.value?(s(),m("dl",Db,[h("dt",Pb,x(t(r)("asyncapi.applicationIdentifier")),1),h("dd",jb,x(e.applicationIdentifier),1)])):y("",!0)]),_:3}),n.$slots.aside?(s(),g(t(Xe),{key:0},{default:u(()=>[h("div",Ub,[I(n.$slots,"aside",{},void 0,!0)])]),_:3})):y("",!0)]),_:3}),v(t(ea),{value:e.documentExtensions},null,8,["value"]),v(t(ea),{value:e.infoExtensions},null,8,["value"])],64)):(s(),g(Np,{key:0,hasAside:!!n.$slots.aside},null,8,["hasAside"]))]),_:3}),I(n.$slots,"after",{},void 0,!0)]),_:3},8,["id","aria-label"])]),_:3}))}});var Up=D(jp,[["__scopeId","data-v-e3e54d3a"]]);var $p=w({__name:"InfoBlock",props:{id:{},applicationIdentifier:{},specificationVersion:{},info:{},externalDocs:{},documentExtensions:{},infoExtensions:{},eventBus:{},headingSlugGenerator:{type:Function},layout:{},documentDownloadType:{default:"both"},documentUrl:{},documentType:{}},setup(e){let a=f(()=>$(e.externalDocs??(e.documentType==="asyncapi"&&e.info&&"externalDocs"in e.info?e.info.externalDocs:void 0))),r=f(()=>e.layout==="classic"?"after":"aside");return(o,n)=>(s(),g(Up,{id:e.id,applicationIdentifier:e.applicationIdentifier,documentExtensions:e.documentExtensions,documentType:e.documentType,eventBus:e.eventBus,externalDocs:a.value,headingSlugGenerator:e.headingSlugGenerator,info:e.info,infoExtensions:e.infoExtensions,specificationVersion:e.specificationVersion},ye({[r.value]:u(()=>[v(vp,{row:e.layout==="classic"},{default:u(()=>[I(o.$slots,"selectors")]),_:3},8,["row"])]),"download-link":u(()=>[v(mp,{documentDownloadType:e.documentDownloadType,documentType:e.documentType,documentUrl:e.documentUrl,eventBus:e.eventBus},null,8,["documentDownloadType","documentType","documentUrl","eventBus"])]),_:2},[o.$slots.actions?{name:"actions",fn:u(()=>[I(o.$slots,"actions")]),key:"0"}:void 0]),1032,["id","applicationIdentifier","documentExtensions","documentType","eventBus","externalDocs","headingSlugGenerator","info","infoExtensions","specificationVersion"]))}});var qp=$p;var $b={},qb={class:"introduction-card-item"};function Fb(e,a){return s(),m("div",qb,[I(e.$slots,"default",{},void 0,!0)])}var _r=D($b,[["render",Fb],["__scopeId","data-v-dfab866f"]]);var Hb={class:"sr-only"},Wb={class:"overflow-x-auto"},Kb={key:1,class:"text-c-1 flex h-auto w-full items-center gap-0.75 !rounded-b-xl px-3 py-1.5 text-base leading-[20px] whitespace-nowrap"},Gb={class:"sr-only"},Zb={class:"overflow-x-auto"},Fp=w({__name:"Selector",props:{selectedServer:{},servers:{},target:{}},emits:["update:modelValue"],setup(e,{expose:a,emit:r}){let o=r,{translate:n}=O(),l=f(()=>e.servers.map(d=>({id:d.url,label:d.name||d.url}))),i=f(()=>e.selectedServer?.url?.replace(/\/$/,"")||""),c=f(()=>l.value.find(d=>d.id===e.selectedServer?.url));return a({servers:e.servers,serverUrlWithoutTrailingSlash:i,serverOptions:l,selectedServer:e.selectedServer}),(d,p)=>l.value.length>1?(s(),g(t(na),{key:0,ref:"elem",class:"group",modelValue:c.value,options:l.value,placement:"bottom-start",resize:"",target:e.target,"onUpdate:modelValue":p[0]||(p[0]=b=>o("update:modelValue",b.id))},{default:u(()=>[v(t(Ae),{class:"bg-b-1 text-c-1 h-auto w-full justify-start gap-1.5 overflow-x-auto rounded-t-none !rounded-b-xl px-3 py-1.5 text-base/5.25 font-normal whitespace-nowrap -outline-offset-1",variant:"ghost"},{default:u(()=>[h("span",Hb,x(t(n)("server.label"))+":",1),h("span",Wb,x(i.value||t(n)("server.select")),1),v(t(Ue),{class:"text-c-2 ui-open:rotate-180 mt-0.25 size-3 transition-transform duration-100",weight:"bold"})]),_:1})]),_:1},8,["modelValue","options","target"])):(s(),m("div",Kb,[h("span",Gb,x(t(n)("server.label"))+":",1),h("span",Zb,x(i.value),1)]))}});var Hp=Fp;var Jb={class:"bg-b-2 flex h-8 items-center rounded-t-xl border-x border-t px-3 py-2.5 font-medium"},Xb=["id"],Wp=w({__name:"ServerSelector",props:{eventBus:{},selectedServer:{},servers:{}},setup(e){let a=X(),{translate:r}=O(),o=l=>{e.eventBus.emit("server:update:selected",{url:e.selectedServer?.url===l?"":l,meta:{type:"document"}})},n=(l,i)=>{let c=e.servers.findIndex(d=>d.url===e.selectedServer?.url);c!==-1&&e.eventBus.emit("server:update:variables",{index:c,key:l,value:i,meta:{type:"document"}})};return(l,i)=>(s(),m(z,null,[h("label",Jb,x(t(r)("server.label")),1),h("div",{id:t(a),class:R(["border",{"rounded-b-xl":!e.selectedServer?.description&&!e.selectedServer?.variables}])},[e.servers.length?(s(),g(Hp,{key:0,selectedServer:e.selectedServer,servers:e.servers,target:t(a),"onUpdate:modelValue":o},null,8,["selectedServer","servers","target"])):y("",!0)],10,Xb),v(t(io),{layout:"reference",variables:e.selectedServer?.variables,"onUpdate:variable":n},null,8,["variables"]),e.selectedServer?.description?(s(),g(t(le),{key:0,class:"text-c-3 rounded-b-xl border-x border-b px-3 py-1.5",value:e.selectedServer.description},null,8,["value"])):y("",!0)],64))}});var Kp=Wp;var Yb=["id"],Qb={class:"relative"},Gp=w({__name:"Anchor",emits:["copyAnchorUrl"],setup(e,{emit:a}){let r=a,o=X(),{translate:n}=O(),{cx:l}=_e();return(i,c)=>(s(),m("span",Se(Te(t(l)("group/heading wrap-break-word relative"))),[h("span",{id:t(o),class:"contents"},[I(i.$slots,"default",{},void 0,!0)],8,Yb),h("span",Qb,[c[1]||(c[1]=h("span",null,"\u200B",-1)),v(t(Ae),{"aria-describedby":t(o),class:"anchor-copy-button absolute top-1/2 left-0 inline-block h-fit -translate-y-1/2 px-1.5 py-1 opacity-0 group-hover/heading:opacity-100 group-has-focus-visible/heading:opacity-100",variant:"ghost",onClick:c[0]||(c[0]=be(()=>r("copyAnchorUrl"),["stop"]))},{default:u(()=>[v(t(Us),{"aria-hidden":"true",class:"size-4.5"}),v(t(De),null,{default:u(()=>[B(x(t(n)("actions.copyLink")),1)]),_:1})]),_:1},8,["aria-describedby"])])],16))}});var Me=D(Gp,[["__scopeId","data-v-c068a524"]]);var e0=["id"],a0={key:0,class:"section-accordion-button-actions pointer-events-none relative"},r0={key:0,class:"section-accordion-description"},t0={class:"section-accordion-content-card"},Zp=w({__name:"SectionAccordion",props:{transparent:{type:Boolean},modelValue:{type:Boolean}},emits:["update:modelValue"],setup(e,{emit:a}){let r=a,o=P(),n=li(o),l=X();return(i,c)=>(s(),g(t(mr),{as:"section",class:R(["section-accordion",{"section-accordion-transparent":e.transparent}])},{default:u(()=>[h("div",{ref_key:"header",ref:o,class:"section-accordion-header group/heading"},[v(t(fr),{"aria-labelledby":t(l),class:"section-accordion-button absolute inset-0 cursor-pointer border-none bg-transparent p-0",onClick:c[0]||(c[0]=()=>r("update:modelValue",!e.modelValue))},null,8,["aria-labelledby"]),h("div",{id:t(l),class:"section-accordion-button-content pointer-events-none relative"},[I(i.$slots,"title",{},void 0,!0)],8,e0),i.$slots.actions?(s(),m("div",a0,[I(i.$slots,"actions",{active:t(n)||e.modelValue},void 0,!0)])):y("",!0),v(t(Ta),{class:R(["section-accordion-chevron pointer-events-none size-4.5 transition-transform",{"rotate-90":e.modelValue}])},null,8,["class"])],512),e.modelValue?(s(),g(t(Za),{key:0,class:"section-accordion-content",static:""},{default:u(()=>[i.$slots.description?(s(),m("div",r0,[I(i.$slots,"description",{},void 0,!0)])):y("",!0),h("div",t0,[I(i.$slots,"default",{},void 0,!0)])]),_:3})):y("",!0)]),_:3},8,["class"]))}});var Cr=D(Zp,[["__scopeId","data-v-08b79926"]]);var o0={key:0,class:"properties"},n0={key:1},Jp=w({__name:"ClassicLayout",props:{id:{},name:{},schema:{},isCollapsed:{type:Boolean},eventBus:{},document:{},options:{},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let{level:a}=se("model");return(r,o)=>(s(),g(t(Cr),{"aria-label":e.schema.title??e.name,modelValue:!e.isCollapsed,"onUpdate:modelValue":o[1]||(o[1]=n=>e.eventBus?.emit("toggle:nav-item",{id:e.id,open:n}))},{title:u(()=>[v(t(Me),{class:"reference-models-anchor",eventBus:e.eventBus,onCopyAnchorUrl:o[0]||(o[0]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.id}))},{default:u(()=>[v(t(oe),{level:t(a)},{default:u(()=>[v(t(Ut),{class:"reference-models-label",name:e.schema.title??e.name,value:e.schema},null,8,["name","value"])]),_:1},8,["level"])]),_:1},8,["eventBus"])]),default:u(()=>["properties"in e.schema?(s(),m("div",o0,[(s(!0),m(z,null,U(Object.entries(e.schema.properties??{}),([n,l])=>(s(),g(t(Aa),{key:n,breadcrumb:[e.id],discriminator:e.schema.discriminator,eventBus:e.eventBus,expansion:e.expansion,hideModelNames:e.options.hideModels,name:n,options:{...e.options,document:e.document},required:e.schema.required?.includes(n),schema:t(Ur).schema(l),scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","discriminator","eventBus","expansion","hideModelNames","name","options","required","schema","scrollTargetId","specificationExtension"]))),128))])):(s(),m("div",n0,[v(t(Aa),{breadcrumb:[e.id],eventBus:e.eventBus,expansion:e.expansion,hideModelNames:e.options.hideModels,options:{...e.options,document:e.document},schema:e.schema,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","eventBus","expansion","hideModelNames","options","schema","scrollTargetId","specificationExtension"])]))]),_:1},8,["aria-label","modelValue"]))}});var Xp=D(Jp,[["__scopeId","data-v-8677fda0"]]);var l0=["aria-label"],s0=["id","aria-controls","aria-expanded","aria-labelledby"],i0=["id"],Yp=w({__name:"CompactSection",props:{id:{},label:{},modelValue:{type:Boolean}},emits:["update:modelValue","copyAnchorUrl"],setup(e,{emit:a}){let r=a,o=f(()=>`${e.id}-content`),n=X();return(l,i)=>(s(),m("section",{"aria-label":e.label,class:"collapsible-section"},[h("div",{class:R(["collapsible-section-trigger",{"collapsible-section-trigger-open":e.modelValue}])},[v(t(Me),{class:"collapsible-section-header",onCopyAnchorUrl:i[1]||(i[1]=()=>r("copyAnchorUrl"))},{default:u(()=>[h("button",{id:e.id,"aria-controls":e.modelValue?o.value:void 0,"aria-expanded":e.modelValue,"aria-labelledby":t(n),class:"collapsible-section-toggle -my-2.5 inline cursor-pointer py-2.5 text-start text-inherit [font:inherit]",type:"button",onClick:i[0]||(i[0]=c=>r("update:modelValue",!e.modelValue))},[v(t(Ta),{class:R(["top-1/2 size-3 -translate-y-1/2 transition-transform duration-100",{"rotate-90":e.modelValue}]),weight:"bold"},null,8,["class"]),h("span",{id:t(n),class:"contents"},[I(l.$slots,"heading",{},void 0,!0)],8,i0)],8,s0)]),_:3})],2),e.modelValue?(s(),g(Je,{key:0,id:o.value,class:"collapsible-section-content",label:e.label},{default:u(()=>[I(l.$slots,"default",{},void 0,!0)]),_:3},8,["id","label"])):y("",!0)],8,l0))}});var Br=D(Yp,[["__scopeId","data-v-9d5fc508"]]);var Qp=w({__name:"ModernLayout",props:{id:{},name:{},schema:{},isCollapsed:{type:Boolean},eventBus:{},document:{},options:{},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let{level:a}=se("model");return(r,o)=>(s(),g(t(Br),{id:e.id,key:e.name,label:e.name,modelValue:!e.isCollapsed,onCopyAnchorUrl:o[0]||(o[0]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.id})),"onUpdate:modelValue":o[1]||(o[1]=n=>e.eventBus?.emit("toggle:nav-item",{id:e.id,open:n}))},{heading:u(()=>[v(t(oe),{level:t(a)},{default:u(()=>[v(t(Ut),{name:e.schema.title??e.name,value:e.schema},null,8,["name","value"])]),_:1},8,["level"])]),default:u(()=>[v(t(Ne),null,{default:u(()=>[v(t(We),{breadcrumb:[e.id],eventBus:e.eventBus,expansion:e.expansion,hideModelNames:e.options.hideModels,hideHeading:"",level:1,noncollapsible:"",options:{...e.options,document:e.document},schema:e.schema,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","eventBus","expansion","hideModelNames","options","schema","scrollTargetId","specificationExtension"])]),_:1})]),_:1},8,["id","label","modelValue"]))}});var eu=Qp;var au=w({__name:"Model",props:{id:{},name:{},options:{},schema:{},isCollapsed:{type:Boolean},eventBus:{},document:{},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=Ee("section");return je(a,()=>e.eventBus?.emit("intersecting:nav-item",{id:e.id})),(r,o)=>e.schema?(s(),m("div",{key:0,ref_key:"section",ref:a},[e.options.layout==="classic"?(s(),g(Xp,{key:0,id:e.id,document:e.document,eventBus:e.eventBus,expansion:e.expansion,isCollapsed:e.isCollapsed,name:e.name,options:e.options,schema:e.schema,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["id","document","eventBus","expansion","isCollapsed","name","options","schema","scrollTargetId","specificationExtension"])):(s(),g(eu,{key:1,id:e.id,document:e.document,eventBus:e.eventBus,expansion:e.expansion,isCollapsed:e.isCollapsed,name:e.name,options:e.options,schema:e.schema,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["id","document","eventBus","expansion","isCollapsed","name","options","schema","scrollTargetId","specificationExtension"]))],512)):y("",!0)}});var ko=au;var c0={class:"section-accordion-wrapper"},d0={class:"section-accordion-title"},p0={key:0,class:"narrow:self-end flex shrink-0 items-center gap-3"},ru=w({__name:"SectionContainerAccordion",props:{modelValue:{type:Boolean}},emits:["update:modelValue"],setup(e,{emit:a}){let r=a;return(o,n)=>(s(),m("section",c0,[v(t(mr),{as:"div",class:"section-accordion"},{default:u(()=>[h("div",{class:R(o.$slots.actions?"narrow:flex-col narrow:items-stretch flex items-start gap-3":"contents")},[v(t(fr),{class:R(["section-accordion-button",{"min-w-0 flex-1":o.$slots.actions}]),onClick:n[0]||(n[0]=l=>r("update:modelValue",!e.modelValue))},{default:u(()=>[v(t(Ta),{class:R(["section-accordion-chevron size-5 transition-transform",{"rotate-90":e.modelValue}])},null,8,["class"]),h("div",d0,[I(o.$slots,"title",{},void 0,!0)])]),_:3},8,["class"]),o.$slots.actions?(s(),m("div",p0,[I(o.$slots,"actions",{},void 0,!0)])):y("",!0)],2),e.modelValue?(s(),g(t(Za),{key:0,class:"section-accordion-content",static:""},{default:u(()=>[I(o.$slots,"default",{},void 0,!0)]),_:3})):y("",!0)]),_:3})]))}});var Tr=D(ru,[["__scopeId","data-v-72fc9cfd"]]);var u0={class:"show-more",type:"button"},tu=w({__name:"ShowMoreButton",setup(e){let{translate:a}=O();return(r,o)=>(s(),m("button",u0,[B(x(t(a)("actions.showMore"))+" ",1),v(t(Ue),{class:"text-c-2 mt-0.25 size-3",weight:"bold"})]))}});var So=D(tu,[["__scopeId","data-v-43b0e3dd"]]);var ou=w({__name:"ModelTag",props:{id:{},isCollapsed:{type:Boolean},eventBus:{},layout:{},modelsSectionLabel:{default:()=>ze}},setup(e){let{level:a}=se("modelGroup");return(r,o)=>e.layout==="modern"?(s(),g(ia,{key:0},{default:u(()=>[v(t(Je),{id:e.id,"aria-label":e.modelsSectionLabel,onIntersecting:o[1]||(o[1]=()=>e.eventBus?.emit("intersecting:nav-item",{id:e.id}))},{default:u(()=>[v(t(Ye),null,{default:u(()=>[v(oe,{level:t(a)},{default:u(()=>[B(x(e.modelsSectionLabel),1)]),_:1},8,["level"])]),_:1}),e.isCollapsed?(s(),g(So,{key:1,id:e.id,class:"top-0",onClick:o[0]||(o[0]=()=>e.eventBus.emit("toggle:nav-item",{id:e.id,open:!0}))},null,8,["id"])):I(r.$slots,"default",{},void 0,void 0,0)]),_:3},8,["id","aria-label"])]),_:3})):(s(),g(Tr,{key:1,"aria-label":e.modelsSectionLabel,class:"pb-12",modelValue:!e.isCollapsed,"onUpdate:modelValue":o[2]||(o[2]=()=>e.eventBus?.emit("toggle:nav-item",{id:e.id,open:e.isCollapsed}))},{title:u(()=>[v(t(Ye),null,{default:u(()=>[v(oe,{level:t(a)},{default:u(()=>[B(x(e.modelsSectionLabel),1)]),_:1},8,["level"])]),_:1})]),default:u(()=>[I(r.$slots,"default")]),_:3},8,["aria-label","modelValue"]))}});var _o=ou;var nu=w({__name:"ClassicLayout",props:{tag:{},isCollapsed:{type:Boolean},eventBus:{},nested:{type:Boolean}},setup(e){let{level:a}=se("tag");return(r,o)=>(s(),g(t(Tr),{"aria-label":e.tag.title,class:R(["tag-section",{"tag-section-group":e.tag.isGroup,"tag-section-nested":e.nested}]),modelValue:!e.isCollapsed,"onUpdate:modelValue":o[1]||(o[1]=n=>e.eventBus?.emit("toggle:nav-item",{id:e.tag.id,open:n}))},ye({title:u(()=>[v(t(Ye),{class:R(["tag-name",{"tag-group-name":e.tag.isGroup}])},{default:u(()=>[v(t(Me),{onCopyAnchorUrl:o[0]||(o[0]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.tag.id}))},{default:u(()=>[v(t(oe),{level:t(a)},{default:u(()=>[B(x(e.tag.title),1)]),_:1},8,["level"])]),_:1})]),_:1},8,["class"]),v(t(le),{class:"tag-description",value:e.tag?.description,withImages:""},null,8,["value"])]),default:u(()=>[e.tag.externalDocs?(s(),g(t(Ze),{key:0},{default:u(()=>[v(t(qe),{value:e.tag.externalDocs},null,8,["value"])]),_:1})):y("",!0),I(r.$slots,"default",{},void 0,!0)]),_:2},[r.$slots.actions?{name:"actions",fn:u(()=>[I(r.$slots,"actions",{},void 0,!0)]),key:"0"}:void 0]),1032,["aria-label","class","modelValue"]))}});var lu=D(nu,[["__scopeId","data-v-c48b7c95"]]);var su=w({__name:"HttpMethod",props:{as:{},property:{},short:{type:Boolean},method:{}},setup(e){let a=e,r=f(()=>Yt(String(a.method||""))),o=f(()=>{if(typeof a.method!="string"||!a.method.trim())return"get";let n=a.method.trim();return Ra(n.toLowerCase())?n.toLowerCase():n});return(n,l)=>(s(),g(fe(e.as??"span"),{class:R({uppercase:t(Ra)(o.value)}),style:ra({[e.property||"color"]:r.value.colorVar})},{default:u(()=>[I(n.$slots,"default"),B(" "+x(e.short?r.value.short:o.value),1)]),_:3},8,["class","style"]))}});var Er=su;var m0=["href"],iu=w({__name:"OperationsListItem",props:{operation:{},isCollapsed:{type:Boolean},eventBus:{}},setup(e){let a=f(()=>"path"in e.operation?e.operation.path:e.operation.title),r=i=>i.type==="webhook",{level:o}=se("operation"),n=yr(),l=i=>{!e.eventBus||!hr(i)||(i.preventDefault(),e.eventBus.emit("scroll-to:nav-item",{id:e.operation.id}))};return(i,c)=>(s(),m("li",{key:e.operation.id,class:"contents"},[e.isCollapsed?(s(),g(t(oe),{key:0,class:"sr-only",level:t(o)},{default:u(()=>[B(x(e.operation.title)+" (Hidden) ",1)]),_:1},8,["level"])):y("",!0),h("a",{class:"endpoint",href:t(n)(e.operation.id),onClick:l},[v(t(Er),{class:"endpoint-method items-center justify-end gap-2",method:e.operation.method},{default:u(()=>[r(e.operation)?(s(),g(t(Ea),{key:0,class:"size-3.5",style:ra({color:t(Yt)(e.operation.method).colorVar})},null,8,["style"])):y("",!0)]),_:1},8,["method"]),h("span",{class:R(["endpoint-path",{deprecated:e.operation.isDeprecated}])},x(a.value),3)],8,m0)]))}});var cu=D(iu,[["__scopeId","data-v-7018bf3f"]]);var f0=["aria-label"],du=w({__name:"OperationsList",props:{tag:{},eventBus:{}},setup(e){let{translate:a}=O(),r=f(()=>e.tag.children?.filter(o=>o.type==="operation"||o.type==="webhook")??[]);return(o,n)=>r.value.length>0?(s(),g(t(Ma),{key:0,class:"endpoints-card"},{default:u(()=>[v(t(Va),{muted:""},{default:u(()=>[v(t(De),null,{default:u(()=>[B(x(e.tag.title),1)]),_:1}),B(" "+x(e.tag.isWebhooks?t(a)("navigation.webhooks"):t(a)("navigation.operations")),1)]),_:1}),v(t(ma),{class:"custom-scroll max-h-[60vh]"},{default:u(()=>[h("ul",{"aria-label":t(a)("navigation.endpoints",{name:e.tag.title}),class:"endpoints"},[(s(!0),m(z,null,U(r.value,l=>(s(),g(cu,{key:l.id,eventBus:e.eventBus,operation:l},null,8,["eventBus","operation"]))),128))],8,f0)]),_:1})]),_:1})):y("",!0)}});var pu=D(du,[["__scopeId","data-v-8352667b"]]);var v0={class:"flex items-start justify-end gap-3"},uu=w({__name:"TagSection",props:{tag:{},headingLevel:{default:1},headerId:{},isCollapsed:{type:Boolean},eventBus:{}},setup(e){let{translate:a}=O(),r=f(()=>e.tag.children?.some(o=>o.type==="asyncapi-channel")??!1);return(o,n)=>e.tag?(s(),g(t(Je),{key:0,id:e.tag.id,role:"none",onIntersecting:n[1]||(n[1]=()=>e.eventBus?.emit("intersecting:nav-item",{id:e.tag.id}))},{default:u(()=>[v(t(Ye),null,ye({default:u(()=>[v(t(Me),{onCopyAnchorUrl:n[0]||(n[0]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.tag.id}))},{default:u(()=>[v(t(oe),{id:e.headerId,level:e.headingLevel},{default:u(()=>[B(x(e.tag.title)+" ",1),e.isCollapsed?(s(),g(t(De),{key:0},{default:u(()=>[B(" ("+x(t(a)("navigation.collapsed"))+") ",1)]),_:1})):y("",!0)]),_:1},8,["id","level"])]),_:1})]),_:2},[o.$slots.actions||e.tag.externalDocs?{name:"links",fn:u(()=>[h("div",v0,[e.tag.externalDocs?(s(),g(t(Ze),{key:0},{default:u(()=>[v(t(qe),{value:e.tag.externalDocs},null,8,["value"])]),_:1})):y("",!0),I(o.$slots,"actions")])]),key:"0"}:void 0]),1024),v(t(qa),null,{default:u(()=>[v(t($a),null,{default:u(()=>[v(t(Xe),null,{default:u(()=>[v(t(le),{clamp:e.isCollapsed?7:void 0,value:e.tag?.description??"",withImages:""},null,8,["clamp","value"])]),_:1}),r.value?y("",!0):(s(),g(t(Xe),{key:0},{default:u(()=>[v(t(pu),{eventBus:e.eventBus,tag:e.tag},null,8,["eventBus","tag"])]),_:1}))]),_:1})]),_:1}),v(t(ea),{value:e.tag.xKeys},null,8,["value"])]),_:3},8,["id"])):y("",!0)}});var mu=uu;var g0=["id"],h0={key:2,class:"contents divide-y"},fu=w({__name:"ModernLayout",props:{showDefaultTagHeader:{type:Boolean,default:!1},tag:{},moreThanOneTag:{type:Boolean},isCollapsed:{type:Boolean},eventBus:{},nested:{type:Boolean,default:!1}},setup(e){let{translate:a}=O(),r=X(),o=X(),n=f(()=>e.showDefaultTagHeader||e.moreThanOneTag||e.tag?.title!=="default"||e.tag?.description!==""),l=f(()=>(e.tag?.children?.length??0)>0),i=f(()=>e.moreThanOneTag||e.nested),c=f(()=>e.isCollapsed&&i.value),d=f(()=>c.value&&l.value),p=f(()=>d.value&&!e.nested),{level:b}=se("tag");return(k,S)=>(s(),g(t(ia),{"aria-labelledby":t(r),class:R(["tag-section-container",{"tag-section-collapsed":p.value,"tag-section-nested":e.nested}]),role:"region"},{default:u(()=>[n.value?(s(),g(mu,{key:0,eventBus:e.eventBus,headerId:t(r),headingLevel:t(b),isCollapsed:e.isCollapsed,tag:e.tag},ye({_:2},[k.$slots.actions?{name:"actions",fn:u(()=>[I(k.$slots,"actions",{},void 0,!0)]),key:"0"}:void 0]),1032,["eventBus","headerId","headingLevel","isCollapsed","tag"])):y("",!0),d.value?(s(),m(z,{key:1},[v(So,{id:e.tag.id,"aria-describedby":t(o),onClick:S[0]||(S[0]=()=>e.eventBus?.emit("toggle:nav-item",{id:e.tag.id,open:!0}))},null,8,["id","aria-describedby"]),h("span",{id:t(o),hidden:""},x(t(a)("navigation.showAllEndpoints",{name:e.tag.title})),9,g0)],64)):y("",!0),c.value?y("",!0):(s(),m("div",h0,[I(k.$slots,"default",{},void 0,!0)]))]),_:3},8,["aria-labelledby","class"]))}});var vu=D(fu,[["__scopeId","data-v-fb0b5363"]]);var gu=w({__name:"Tag",props:{asyncApiDocument:{},tag:{},layout:{},moreThanOneTag:{type:Boolean},isCollapsed:{type:Boolean},eventBus:{},nested:{type:Boolean}},setup(e){return(a,r)=>e.layout==="classic"?(s(),g(lu,{key:0,eventBus:e.eventBus,isCollapsed:e.isCollapsed,layout:e.layout,nested:e.nested,tag:e.tag},ye({default:u(()=>[I(a.$slots,"default")]),_:2},[a.$slots.actions?{name:"actions",fn:u(()=>[I(a.$slots,"actions")]),key:"0"}:void 0]),1032,["eventBus","isCollapsed","layout","nested","tag"])):(s(),g(vu,{key:1,eventBus:e.eventBus,isCollapsed:e.isCollapsed,layout:e.layout,moreThanOneTag:e.moreThanOneTag,nested:e.nested,showDefaultTagHeader:!!e.asyncApiDocument,tag:e.tag},ye({default:u(()=>[I(a.$slots,"default")]),_:2},[a.$slots.actions?{name:"actions",fn:u(()=>[I(a.$slots,"actions")]),key:"0"}:void 0]),1032,["eventBus","isCollapsed","layout","moreThanOneTag","nested","showDefaultTagHeader","tag"]))}});var Co=gu;var b0=["id","data-placeholder"],x0=760,y0=1200,hu=w({__name:"Lazy",props:{id:{},expanded:{type:Boolean,default:!1}},setup(e){let a=`${y0}px 0px`,{isReady:r}=Ud(e.id),o=P(null),n=P(Dd(e.id)??x0),l=null,i=f(()=>r.value||e.expanded);return Ie(()=>{if(!(typeof window>"u")){if(!("IntersectionObserver"in window)){ol(e.id,!0);return}Lt(o,([c])=>{c?.isIntersecting&&!r.value&&ol(e.id,!0)},{rootMargin:a})}}),Y(()=>i.value,(c,d)=>{if(d&&!c&&o.value){let p=o.value.offsetHeight;Number.isFinite(p)&&p>0&&(n.value=p,yo(e.id,p))}},{flush:"pre"}),Y(()=>i.value,c=>{if(!c){l?.disconnect(),l=null;return}Be(()=>{if(!o.value||typeof ResizeObserver>"u")return;l||(l=new ResizeObserver(()=>{if(!o.value)return;let p=o.value.offsetHeight;Number.isFinite(p)&&p>0&&(n.value=p,yo(e.id,p))})),l.observe(o.value);let d=o.value.offsetHeight;Number.isFinite(d)&&d>0&&(n.value=d,yo(e.id,d))})},{immediate:!0}),Le(()=>{l?.disconnect()}),(c,d)=>(s(),m("div",{id:i.value?void 0:e.id,ref_key:"lazyContainerRef",ref:o,"data-placeholder":!i.value,"data-testid":"lazy-container",style:ra({height:i.value?void 0:`${n.value}px`})},[i.value?I(c.$slots,"default",{},void 0,void 0,0):y("",!0)],12,b0))}});var Bo=hu;var To=e=>{let a=$(e.components),r=Object.entries(a?.schemas??{}),o=new Map(r.map(([E,L])=>[`#/components/schemas/${Xa(E)}`,L])),n=(E,L=new Set)=>{let N=$(E)??E;return!ue(N)||L.has(Oe(N))?N:(L.add(Oe(N)),typeof N.$ref=="string"&&o.has(N.$ref)?n(o.get(N.$ref),L):N)},l=E=>{let L=n(E);return ue(L)&&"schemaFormat"in L?n(L.schema):L},i=E=>{let L=n(E);if(!ue(L)||typeof L.schemaFormat!="string")return!1;let N=L.schemaFormat.split(";")[0]?.trim().toLowerCase();return N!=="application/vnd.aai.asyncapi+json"&&N!=="application/vnd.aai.asyncapi+yaml"},c=r.flatMap(([E,L])=>{let N=l(L);return ue(N)&&!i(L)?[{name:E,schema:N}]:[]}),d=E=>Array.isArray(E.allOf)?E.allOf.map(l).filter(ue):[],p=(E,L=new Set)=>{if(!L.has(Oe(E)))return L.add(Oe(E)),typeof E.discriminator=="string"?E.discriminator:d(E).map(N=>p(N,L)).find(N=>N!==void 0)},b=(E,L,N=new Set)=>Oe(E)===Oe(L)?!0:N.has(Oe(E))?!1:(N.add(Oe(E)),d(E).some(V=>b(V,L,N))),k=(E,L,N=new Set)=>{if(N.has(Oe(E)))return;N.add(Oe(E));let V=ue(E.properties)?l(E.properties[L]):void 0;if(ue(V)){if(typeof V.const=="string")return V.const;if(Array.isArray(V.enum)&&V.enum.length===1&&typeof V.enum[0]=="string")return V.enum[0]}let T=Array.isArray(E.allOf)?E.allOf:[];return[...T.filter(W=>!ue(W)||!("$ref"in W)),...T.filter(W=>ue(W)&&"$ref"in W)].map(l).filter(ue).map(W=>k(W,L,N)).find(W=>W!==void 0)},S=new WeakMap,_=new WeakMap,M=(E,L,N=!1)=>{let V=l(E);if(typeof V=="boolean")return Bs(V);if(!ue(V))return;if(i(E))return V;let T=N?_:S,W=ue(E)&&typeof E.$ref=="string"?r.find(([H])=>`#/components/schemas/${Xa(H)}`===E.$ref)?.[0]:void 0,G=L??W??c.find(H=>Oe(H.schema)===Oe(V))?.name,K=T.get(Oe(V))??new Map,Q=K.get(G);if(Q)return Q;let Z={...V};K.set(G,Z),T.set(Oe(V),K);let te=p(V);typeof V.discriminator=="string"&&delete Z.discriminator,te&&(Z.discriminator={propertyName:te});let F=(H,ie=!1)=>{let Re=M(H,void 0,ie);return ue(H)&&typeof H.$ref=="string"?{$ref:H.$ref,"$ref-value":Re}:Re};for(let H of["properties","patternProperties","$defs","definitions"])ue(V[H])&&Object.assign(Z,{[H]:Object.fromEntries(Object.entries(V[H]).map(([ie,Re])=>[ie,F(Re)]))});for(let H of["items","additionalProperties","propertyNames","not","contains","if","then","else","contentSchema"])V[H]!==void 0&&Object.assign(Z,{[H]:F(V[H])});for(let H of["allOf","oneOf","anyOf","prefixItems"]){let ie=V[H];Array.isArray(ie)&&Object.assign(Z,{[H]:ie.map(Re=>F(Re,H==="allOf"))})}if(te&&G){let H=k(V,te)??G;Object.assign(Z.discriminator??{},{[dn]:{value:H}})}if(te&&!N&&typeof V.discriminator=="string"&&!V.oneOf&&!V.anyOf){let H=c.filter(ie=>b(ie.schema,V));if(H.length>1){let ie=Object.fromEntries(H.map(me=>[me.name,M(me.schema,me.name,!0)])),Re=Object.fromEntries(H.map(me=>[k(me.schema,te)??me.name,`#/components/schemas/${Xa(me.name)}`])),ce=$r({type:"object",title:typeof V.title=="string"?V.title:G,description:typeof V.description=="string"?V.description:void 0,discriminator:{propertyName:te,mapping:Re},[dn]:{inheritedVariants:!0}},{components:{schemas:ie}},H.map(me=>`#/components/schemas/${Xa(me.name)}`));Object.keys(Z).forEach(me=>Reflect.deleteProperty(Z,me)),Object.assign(Z,ce)}}return Z};return M};var w0=["aria-label"],bu=w({inheritAttrs:!1,__name:"ContentTypeSelect",props:ve({content:{}},{modelValue:{required:!0},modelModifiers:{}}),emits:["update:modelValue"],setup(e){let{translate:a}=O(),r=ne(e,"modelValue"),o=f(()=>Object.keys(e.content??{})),n=f({get:()=>l.value.find(c=>c.id===r.value),set:c=>{c&&(r.value=c.id)}}),l=f(()=>o.value.map(c=>({id:c,label:c}))),i=pa({base:"font-normal text-c-2 bg-b-1 py-1 flex items-center gap-1 rounded-full text-xs leading-none border",variants:{dropdown:{true:"hover:text-c-1 pl-2 pr-1.5 font-medium cursor-pointer",false:"px-2"}}});return(c,d)=>o.value.length>1?(s(),g(t(na),{key:0,modelValue:n.value,"onUpdate:modelValue":d[1]||(d[1]=p=>n.value=p),options:l.value,placement:"bottom-end",teleport:"",onClick:d[2]||(d[2]=be(()=>{},["stop"]))},{default:u(({open:p})=>[v(t(Ae),he({class:["h-fit",t(i)({dropdown:!0})],variant:"ghost"},c.$attrs,{onClick:d[0]||(d[0]=be(()=>{},["stop"]))}),{default:u(()=>[v(t(De),null,{default:u(()=>[B(x(t(a)("operation.selectedContentType"))+": ",1)]),_:1}),h("span",null,x(r.value),1),v(t(Ue),{class:R(["size-2.75 transition-transform duration-100",{"rotate-180":p}]),weight:"bold"},null,8,["class"])]),_:2},1040,["class"])]),_:1},8,["modelValue","options"])):(s(),m("div",he({key:1,"aria-label":t(a)("operation.selectedContentType"),class:["selected-content-type",t(i)({dropdown:!1})],role:"group"},c.$attrs),[h("span",null,x(r.value),1)],16,w0))}});var Eo=bu;var xu=w({__name:"Header",props:{header:{},name:{},breadcrumb:{},eventBus:{},document:{},orderSchemaPropertiesBy:{},orderRequiredPropertiesFirst:{type:Boolean},expandAllSchemaProperties:{type:Boolean},schemaKeyboardNav:{type:Boolean},showExtensions:{},hideModels:{type:Boolean},hideModelNames:{type:Boolean},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=f(()=>{if("schema"in e.header&&e.header.schema)return $(e.header.schema);if("content"in e.header&&e.header.content)return $(Object.values(e.header.content)[0]?.schema)});return(r,o)=>(s(),g(t(Aa),{breadcrumb:e.breadcrumb,description:e.header.description,eventBus:e.eventBus,expansion:e.expansion,extensionSource:e.header,name:e.name,options:{orderRequiredPropertiesFirst:e.orderRequiredPropertiesFirst,orderSchemaPropertiesBy:e.orderSchemaPropertiesBy,expandAllSchemaProperties:e.expandAllSchemaProperties,schemaKeyboardNav:e.schemaKeyboardNav,showExtensions:e.showExtensions,hideModels:e.hideModels,hideModelNames:e.hideModelNames,document:e.document},schema:a.value,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","description","eventBus","expansion","extensionSource","name","options","schema","scrollTargetId","specificationExtension"]))}});var yu=xu;var k0=["id"],S0=["id"],_0={role:"list"},wu=w({__name:"Headers",props:{headers:{},breadcrumb:{},eventBus:{},document:{},orderRequiredPropertiesFirst:{type:Boolean},orderSchemaPropertiesBy:{},expandAllSchemaProperties:{type:Boolean},schemaKeyboardNav:{type:Boolean},showExtensions:{},hideModels:{type:Boolean},hideModelNames:{type:Boolean},scrollTargetId:{default:""},specificationExtension:{},expansion:{}},setup(e){let{translate:a}=O(),r=f(()=>Object.fromEntries(Object.entries(e.headers).flatMap(([_,M])=>{let E=$(M);return E?[[_,E]]:[]}))),o=_=>{e.schemaKeyboardNav&&yn(_)},n=e.expansion??Ga(_t(()=>e.scrollTargetId)),l=X(),i=f(()=>e.breadcrumb?[...e.breadcrumb,"headers"]:void 0),c=f(()=>(e.breadcrumb?ur([...e.breadcrumb,"~headers"]):"")||`~anonymous-${l}`),d=f(()=>n.isExpanded(c.value,{defaultOpen:!!e.expandAllSchemaProperties,anchorPath:ur(i.value)})),p=X(),b=X(),k=X(),S=f(()=>a("schema.headerCount",{count:String(Object.keys(r.value).length)}));return(_,M)=>(s(),m("div",{class:"property property--tree headers-tree-group relative mt-1.5 py-1.5",onKeydown:o},[v(t(Rt),{class:"absolute start-[calc(0px_-_var(--schema-toggle-half,12px)_-_var(--schema-gutter,16px))] top-[calc(6px_+_0.5lh)] z-[1] -translate-y-1/2",countId:t(k),fallbackLabel:t(a)("operation.headers"),nameId:t(b),open:d.value,panelId:t(p),panelRendered:d.value,onToggle:M[0]||(M[0]=E=>t(n).setExpanded(c.value,!d.value))},null,8,["countId","fallbackLabel","nameId","open","panelId","panelRendered"]),h("div",{class:"property-heading cursor-pointer",onClick:M[1]||(M[1]=E=>t(n).setExpanded(c.value,!d.value))},[h("span",{id:t(b),class:"property-name font-code text-sm [font-weight:var(--scalar-bold)]"},x(t(a)("operation.headers")),9,k0)]),h("span",{id:t(k),class:"screenreader-only"},x(S.value),9,S0),d.value?(s(),g(t(dr),{key:0,id:t(p),class:"property-children mt-1.5 mb-0.5",closeOnRail:"",depth:2,onClose:M[2]||(M[2]=E=>t(n).setExpanded(c.value,!1))},{default:u(()=>[h("ul",_0,[(s(!0),m(z,null,U(r.value,(E,L)=>(s(),g(yu,{key:L,breadcrumb:i.value,document:e.document,eventBus:e.eventBus,expandAllSchemaProperties:e.expandAllSchemaProperties,expansion:t(n),header:E,hideModelNames:e.hideModelNames,hideModels:e.hideModels,name:L,orderRequiredPropertiesFirst:e.orderRequiredPropertiesFirst,orderSchemaPropertiesBy:e.orderSchemaPropertiesBy,schemaKeyboardNav:e.schemaKeyboardNav,scrollTargetId:e.scrollTargetId,showExtensions:e.showExtensions,specificationExtension:e.specificationExtension},null,8,["breadcrumb","document","eventBus","expandAllSchemaProperties","expansion","header","hideModelNames","hideModels","name","orderRequiredPropertiesFirst","orderSchemaPropertiesBy","schemaKeyboardNav","scrollTargetId","showExtensions","specificationExtension"]))),128))])]),_:1},8,["id"])):y("",!0)],32))}});var ku=wu;var Io=e=>e!==void 0,Su=({parameter:e,schemaExamples:a,contentExamples:r})=>{let o="examples"in e&&nr(e.examples)?e.examples:{};if("in"in e&&e.in==="querystring"){let c=Object.values({...nr(r)?r:{},...o}).map(d=>{let p=$(d);return nr(p)?p.dataValue!==void 0?p.dataValue:p.serializedValue??p.value:p}).filter(Io);return c.length?c.map(d=>({value:d})):(e.example!==void 0?[e.example]:a??[]).filter(Io).map(d=>({value:d}))}let n=Object.values({...o,...nr(r)?r:{}}).map(c=>{let d=$(c);return nr(d)&&("dataValue"in d||"serializedValue"in d)?{value:Zt(d)?.value}:c}).filter(Io),l=n.length===0&&"example"in e&&e.example!==void 0?[e.example]:[],i=(a??l).filter(Io);return[...n,...i]};var C0=["id"],B0={class:"parameter-item-name min-w-0"},T0={class:"text-c-2 text-xs"},E0={key:0,class:"text-c-danger text-xs"},I0={key:2,class:"flex-1"},A0={key:1,class:"text-c-2 text-sm"},_u=w({__name:"ParameterListItem",props:{parameter:{},name:{},breadcrumb:{},eventBus:{},collapsableItems:{type:Boolean},document:{},options:{},scrollTargetId:{},specificationExtension:{},expansion:{}},emits:["update:selectedContentType"],setup(e,{emit:a}){let r=a,{translate:o}=O(),n=f(()=>!!e.collapsableItems&&"in"in e.parameter),l=P(!1),i=f(()=>"schema"in e.parameter&&e.parameter.schema?$(e.parameter.schema)??null:null),c=f(()=>!("content"in e.parameter)||!e.parameter.content||Object.keys(e.parameter.content).length===0?null:e.parameter.content),d=P(Object.keys(c.value||{})[0]??"");Y(d,K=>{r("update:selectedContentType",K)});let p=f(()=>"headers"in e.parameter&&e.parameter.headers?e.parameter.headers:null),b=f(()=>c.value?c.value[d.value]?.schema??c.value[d.value]?.itemSchema:"schema"in e.parameter&&e.parameter.schema?e.parameter.schema:null),k=f(()=>{let K=b.value;return K&&"$ref"in K?pn(K.$ref):null}),S=f(()=>{let K=b.value,Q=c.value?$(K):i.value,Z="deprecated"in e.parameter?e.parameter.deprecated:i.value?.deprecated,te=Su({parameter:e.parameter,schemaExamples:i.value?.examples,contentExamples:c.value?.[d.value]?.examples});return{...Q,deprecated:Z,examples:te}}),_=["allOf","oneOf","anyOf","not"],M=K=>{if(!K||typeof K!="object")return!1;let Q=Wr(K)??K;return!!(("properties"in Q||"additionalProperties"in Q)&&(Q.properties||Q.patternProperties||Q.additionalProperties)||_.some(Z=>{let te=Q[Z];return Array.isArray(te)?te.length>0:!!te})||mn(Q))},E=f(()=>!!(n.value&&(e.parameter.description||i.value)||c.value||p.value||M(S.value)||l.value)),L=f(()=>!!e.collapsableItems&&!E.value),N=f(()=>!!e.collapsableItems&&E.value),V=f(()=>e.collapsableItems&&!L.value&&e.breadcrumb&&e.name?[...e.breadcrumb,e.name]:e.breadcrumb),T=f(()=>e.breadcrumb&&e.name?[...e.breadcrumb,e.name]:e.breadcrumb),W=f(()=>Nd(V.value?.join("."))),G=f(()=>e.collapsableItems&&!L.value?V.value?.join("."):void 0);return(K,Q)=>(s(),m("li",{id:n.value?G.value:void 0,class:R(["parameter-item group/parameter-item parameter-item--tree border-t-0!",{"scroll-mt-24":n.value}])},[v(t(mr),{defaultOpen:W.value},{default:u(({open:Z,close:te})=>[e.collapsableItems&&!L.value?(s(),g(fe(E.value?t(fr):"div"),{key:0,id:n.value?void 0:G.value,class:R(["parameter-item-trigger group/trigger group/tree-control scroll-mt-24 focus-visible:rounded-(--scalar-radius) focus-visible:outline-(length:--scalar-border-width) focus-visible:outline-offset-2 focus-visible:outline-(--scalar-focus-color)",{"parameter-item-trigger-open":Z}])},{default:u(()=>[h("div",B0,[E.value?(s(),g(t(Vt),{key:0,anchor:"line",class:"parameter-item-glyph",open:Z},null,8,["open"])):y("",!0),h("div",null,[v(t(Kr),{preset:"property",text:e.name},null,8,["text"])])]),n.value?(s(),m(z,{key:0},[h("span",T0,x(t(Hr)(S.value)),1),"required"in e.parameter&&e.parameter.required?(s(),m("div",E0,x(t(o)("schema.required")),1)):y("",!0)],64)):y("",!0),!Z&&e.parameter.description?(s(),g(t(pi),{key:1,truncated:l.value,"onUpdate:truncated":Q[0]||(Q[0]=F=>l.value=F),class:"parameter-item-description-summary min-w-0 flex-1",controlled:"",value:e.parameter.description},null,8,["truncated","value"])):(s(),m("div",I0))]),_:2},1032,["id","class"])):y("",!0),(s(),g(fe(N.value?t(dr):t(Za)),he(N.value?{as:t(Za),depth:1,closeOnRail:!0,onClose:te}:{},{class:["parameter-item-container parameter-item-container-markdown",{"parameter-item-container--tree mt-1.5 mb-0.5 ps-[var(--schema-gutter,16px)]!":N.value,"parameter-item-container--static-tree":L.value}],static:!e.collapsableItems||L.value}),{default:u(()=>[e.collapsableItems&&!L.value&&e.parameter.description?(s(),g(t(le),{key:0,class:R(["parameter-item-description",{"mt-0!":N.value}]),value:e.parameter.description},null,8,["class","value"])):y("",!0),c.value?.[d.value]?.itemSchema&&!c.value?.[d.value]?.schema?(s(),m("p",A0,x(t(o)("common.streamItem")),1)):y("",!0),v(t(Aa),{is:"div",breadcrumb:V.value,compact:"",description:e.collapsableItems&&!L.value?"":e.parameter.description,eventBus:e.eventBus,expansion:e.expansion,extensionSource:"in"in e.parameter?e.parameter:void 0,hideWriteOnly:!0,modelName:k.value,name:e.collapsableItems&&!L.value?"":e.name,noncollapsible:!0,options:{hideWriteOnly:!0,orderRequiredPropertiesFirst:e.options.orderRequiredPropertiesFirst,orderSchemaPropertiesBy:e.options.orderSchemaPropertiesBy,expandAllSchemaProperties:e.options.expandAllSchemaProperties,schemaKeyboardNav:e.options.schemaKeyboardNav,showExtensions:e.options.showExtensions,hideModels:e.options.hideModels,hideModelNames:e.options.hideModelNames,document:e.document},required:"required"in e.parameter&&e.parameter.required,schema:S.value,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","description","eventBus","expansion","extensionSource","modelName","name","options","required","schema","scrollTargetId","specificationExtension"]),c.value?.[d.value]?.schema&&c.value?.[d.value]?.itemSchema?(s(),g(t(Aa),{key:2,is:"div",compact:"",eventBus:e.eventBus,expansion:e.expansion,name:t(o)("common.streamItem"),noncollapsible:!0,options:{...e.options,hideWriteOnly:!0,document:e.document},schema:t($)(c.value[d.value]?.itemSchema),scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["eventBus","expansion","name","options","schema","scrollTargetId","specificationExtension"])):y("",!0),I(K.$slots,"default",{},void 0,!0),p.value?(s(),g(ku,{key:3,breadcrumb:T.value,document:e.document,eventBus:e.eventBus,expandAllSchemaProperties:e.options.expandAllSchemaProperties,expansion:e.expansion,headers:p.value,hideModelNames:e.options.hideModelNames,hideModels:e.options.hideModels,orderRequiredPropertiesFirst:e.options.orderRequiredPropertiesFirst,orderSchemaPropertiesBy:e.options.orderSchemaPropertiesBy,schemaKeyboardNav:e.options.schemaKeyboardNav,scrollTargetId:e.scrollTargetId,showExtensions:e.options.showExtensions,specificationExtension:e.specificationExtension},null,8,["breadcrumb","document","eventBus","expandAllSchemaProperties","expansion","headers","hideModelNames","hideModels","orderRequiredPropertiesFirst","orderSchemaPropertiesBy","schemaKeyboardNav","scrollTargetId","showExtensions","specificationExtension"])):y("",!0)]),_:3},16,["class","static"])),E.value&&c.value?(s(),m("div",{key:1,class:R(["absolute top-[calc(10px+0.5lh)] right-0 z-0 flex -translate-y-1/2 items-center text-base",{"opacity-0 group-focus-within/parameter-item:opacity-100 group-hover/parameter-item:opacity-100":!Z}])},[Q[2]||(Q[2]=h("div",{class:"from-b-1 absolute inset-y-0 -left-6 -z-1 w-8 bg-linear-to-l from-40% to-transparent"},null,-1)),v(Eo,{modelValue:d.value,"onUpdate:modelValue":Q[1]||(Q[1]=F=>d.value=F),content:c.value},null,8,["modelValue","content"])],2)):y("",!0)]),_:3},8,["defaultOpen"])],10,C0))}});var Ao=D(_u,[["__scopeId","data-v-7704214c"]]);var z0={key:0,class:"mt-6"},M0=["aria-labelledby"],Cu=w({__name:"ParameterList",props:{parameters:{},breadcrumb:{},eventBus:{},collapsableItems:{type:Boolean},document:{},options:{},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=X(),{level:r}=se("operationSection");return(o,n)=>e.parameters?.length?(s(),m("div",z0,[v(t(oe),{id:t(a),class:"text-c-1 parameter-list-title--tree mt-3 mb-1.5 block! text-lg leading-[1.45] font-medium",level:t(r),rule:""},{default:u(()=>[I(o.$slots,"title")]),_:3},8,["id","level"]),h("ul",{"aria-labelledby":t(a),class:"mb-3 list-none p-0 text-sm",role:"list"},[(s(!0),m(z,null,U(e.parameters,l=>(s(),g(Ao,{key:l.name,breadcrumb:e.breadcrumb,collapsableItems:e.collapsableItems,document:e.document,eventBus:e.eventBus,expansion:e.expansion,name:l.name,options:e.options,parameter:l,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},{default:u(()=>[I(o.$slots,"parameter-details",{parameter:l})]),_:2},1032,["breadcrumb","collapsableItems","document","eventBus","expansion","name","options","parameter","scrollTargetId","specificationExtension"]))),128))],8,M0)])):y("",!0)}});var Fa=Cu;var V0={key:0,class:"async-api-labels flex flex-wrap items-center"},R0={class:"sr-only"},L0={class:"sr-only"},Bu=w({__name:"AsyncApiLabels",props:{servers:{default:()=>[]},protocols:{default:()=>[]}},setup(e){let{translate:a}=O(),r=f(()=>e.servers.length>0||e.protocols.length>0);return(o,n)=>r.value?(s(),m("div",V0,[e.servers.length?(s(),m(z,{key:0},[h("span",R0,x(t(a)("asyncapi.servers"))+":",1),(s(!0),m(z,null,U(e.servers,l=>(s(),g(t(we),{key:`server-${l}`,class:"async-api-label--server",title:l},{default:u(()=>[B(x(l),1)]),_:2},1032,["title"]))),128))],64)):y("",!0),e.protocols.length?(s(),m(z,{key:1},[h("span",L0,x(t(a)("asyncapi.protocols"))+":",1),(s(!0),m(z,null,U(e.protocols,l=>(s(),g(t(we),{key:`protocol-${l}`,class:"async-api-label--protocol",title:l},{default:u(()=>[B(x(l),1)]),_:2},1032,["title"]))),128))],64)):y("",!0)])):y("",!0)}});var il=D(Bu,[["__scopeId","data-v-8c3d15b8"]]);var Ir=(e,a)=>(e??[]).filter(r=>r.type===a);var Tu=(e,a)=>{let r=/^\$message\.(header|payload)(?:#(.*))?$/.exec(a);if(!r)return;let o=r[1]==="header"?"headers":"payload",n=de(e[o]),l=co(n);if(l)try{let i=decodeURIComponent(r[2]??"");if(i!==""&&!i.startsWith("/")||/~(?:[^01]|$)/.test(i))return;let c=i===""?[]:i.slice(1).split("/").map(Cs);if(c.some(b=>!b||b.includes(".")))return;let d=new Set,p=c.reduce((b,k,S)=>{let _=de(b);if(!ue(_)||d.has(_))return;d.add(_);let M=Wr(_);if(!Fr(M)||!M.properties)return;let E=c.slice(S).join(".");return!Object.keys(M.properties).some(L=>L.includes(".")&&(E===L||E.startsWith(`${L}.`)))&&Object.hasOwn(M.properties,k)?M.properties[k]:void 0},l);return ue(de(p))?{section:o,path:c}:void 0}catch{return}};var Eu=w({inheritAttrs:!1,__name:"ScalarVirtualCodeBlock",props:{content:{},label:{default:"Code sample"},lang:{default:"plaintext"},copy:{type:[String,Boolean],default:"hover"},lineHeight:{default:20}},setup(e){let{cx:a}=_e();return(r,o)=>(s(),m("div",Se(Te(t(a)("scalar-code-block group/code-block flex flex-col","relative bg-b-1 min-h-0 min-w-0"))),[v(Cc,{"aria-label":e.label,containerClass:"custom-scroll overflow-auto flex flex-1 max-h-screen",contentClass:"language-plaintext whitespace-pre font-code text-base p-2",lineHeight:e.lineHeight,role:"region",text:e.content},null,8,["aria-label","lineHeight","text"]),e.copy?(s(),g(yi,{key:0,class:R(["scalar-code-copy absolute top-2.5 right-2.5",[{"opacity-100":e.copy==="always"}]]),content:e.content,lang:e.lang,showLang:!0},{backdrop:u(()=>[v(bi,{class:"scalar-code-copy-backdrop -top-1 -right-1.5"})]),_:1},8,["class","content","lang"])):y("",!0)],16))}});var xa=Eu;var cl=(e,a,r=" #")=>{if(!a(e))return e;let o=e.split(r),n=o.length>1?`${o.slice(0,-1).join()}${r}${Number(o.at(-1))+1}`:`${o.join()}${r}2`;return cl(n,a,r)};var O0={key:0,class:"min-w-0 grow"},N0={key:0,class:"text-c-1 font-medium"},D0={key:0,class:"text-c-2 px-3 py-2 text-sm"},P0={class:"flex min-w-0 flex-wrap items-center gap-x-2"},Iu=w({__name:"MessageExamples",props:{examples:{default:()=>[]},generatedPayload:{},contentType:{}},setup(e){let{translate:a}=O(),r=f(()=>{let d=(e.generatedPayload===void 0?e.examples:[...e.examples,{name:a("schema.example"),summary:void 0,payload:e.generatedPayload}]).flatMap((b,k)=>{let S=de(b);return!S||S.payload===void 0?[]:[{key:String(k),example:S,label:S.name||`${a("schema.example")} ${k+1}`}]}),p=new Set(d.flatMap(({example:b})=>b.name?[b.name]:[]));return d.map(b=>{let k=b.example.name||cl(b.label,S=>p.has(S));return p.add(k),{...b,label:k}})}),o=P("");Y(r,d=>{d.some(({key:p})=>p===o.value)||(o.value=d[0]?.key??"")},{immediate:!0});let n=f(()=>r.value.find(({key:d})=>d===o.value)),l=f(()=>hc(n.value?.example.payload,e.contentType)),i=f(()=>Object.fromEntries(r.value.map(({key:d,label:p})=>[d,{summary:p}]))),c=f(()=>r.value.length>1);return(d,p)=>l.value||d.$slots.footer?(s(),g(t(Ma),{key:0,class:"min-w-0 self-start text-base",label:t(a)("schema.examples")},{default:u(()=>[!d.$slots.footer&&(c.value||n.value?.example.name||n.value?.example.summary)?(s(),g(t(Va),{key:0,class:"text-c-2 px-3 py-[7px] font-normal [&_.scalar-card-header-title]:whitespace-normal"},ye({default:u(()=>[n.value?.example.name||n.value?.example.summary?(s(),m("div",O0,[n.value.example.name?(s(),m("div",N0,x(n.value.label),1)):y("",!0),n.value.example.summary?(s(),g(t(le),{key:1,class:"mt-1 text-base [&_*]:m-0",value:n.value.example.summary},null,8,["value"])):y("",!0)])):y("",!0)]),_:2},[c.value?{name:"actions",fn:u(()=>[v(t(za),{modelValue:o.value,"onUpdate:modelValue":p[0]||(p[0]=b=>o.value=b),"aria-label":`${t(a)("schema.examples")}: ${n.value?.label??""}`,class:"-m-1 shrink-0 px-0",examples:i.value},null,8,["modelValue","aria-label","examples"])]),key:"0"}:void 0]),1024)):y("",!0),l.value?(s(),g(t(ma),{key:1,class:"flex-col"},{default:u(()=>[l.value.structural?(s(),m("div",D0," Structure only; not encoded ")):y("",!0),l.value.content.length>2e4?(s(),g(t(xa),{key:1,class:"bg-b-2",content:l.value.content,label:"Payload",lang:l.value.lang},null,8,["content","lang"])):(s(),g(t(Ge),{key:2,class:"bg-b-2",copyLabel:"Copy payload",label:"Payload",lang:l.value.lang,prettyPrintedContent:l.value.content},null,8,["lang","prettyPrintedContent"]))]),_:1})):(s(),g(t(ma),{key:2,class:"text-c-2 p-3 text-sm"},{default:u(()=>[...p[2]||(p[2]=[B(" No payload example available. ",-1)])]),_:1})),d.$slots.footer?(s(),g(t($t),{key:3,class:"flex shrink-0 flex-col items-stretch gap-1 px-3 py-[7px]"},{default:u(()=>[h("div",P0,[I(d.$slots,"footer"),c.value?(s(),g(t(za),{key:0,modelValue:o.value,"onUpdate:modelValue":p[1]||(p[1]=b=>o.value=b),"aria-label":`${t(a)("schema.examples")}: ${n.value?.label??""}`,class:"-m-1 shrink-0 px-0",examples:i.value},null,8,["modelValue","aria-label","examples"])):y("",!0)]),n.value?.example.summary?(s(),g(t(le),{key:0,class:"text-c-1 text-(length:--scalar-small) [font-weight:var(--scalar-semibold)] [&_*]:m-0",value:n.value.example.summary},null,8,["value"])):y("",!0)]),_:3})):y("",!0)]),_:3},8,["label"])):y("",!0)}});var zo=Iu;var j0={class:"min-w-0"},U0={class:"text-c-2 font-code mb-2 text-sm break-all"},Au=w({__name:"SchemaSource",props:{value:{},format:{}},setup(e){let a=f(()=>typeof e.value=="string"?e.value:ue(e.value)||Array.isArray(e.value)?Ke(e.value):String(e.value)),r=f(()=>typeof e.value=="string"?"plaintext":"json");return(o,n)=>(s(),m("div",j0,[h("div",U0,x(e.format),1),a.value.length>2e4?(s(),g(t(xa),{key:0,class:"bg-b-2",content:a.value,lang:r.value},null,8,["content","lang"])):(s(),g(t(Ge),{key:1,class:"bg-b-2",lang:r.value,prettyPrintedContent:a.value},null,8,["lang","prettyPrintedContent"]))]))}});var st=Au;var $0={class:"space-y-4 pt-2 pb-4"},q0={class:"message-layout"},F0={key:0,class:"message-schemas min-w-0 space-y-4"},H0={key:0,class:"text-c-1 [overflow-wrap:anywhere]"},W0={key:2,class:"message-schema"},K0=["href"],G0={class:"break-all"},Z0={key:2,class:"text-c-2 mt-2 block text-sm break-all"},J0=["id"],X0=["id"],Y0={class:"message-schema-title flex flex-wrap items-baseline justify-between gap-2"},Q0={key:0},ex={key:1},ax={key:2,class:"text-c-2 text-sm font-normal break-all"},zu=w({__name:"Message",props:{parent:{default:"operation"},inline:{type:Boolean,default:!1},hideExamples:{type:Boolean,default:!1},message:{},document:{},eventBus:{},options:{},expandedItems:{default:()=>({})},scrollTargetId:{default:""},specificationExtension:{},expansion:{}},setup(e){let a=X(),r=f(()=>e.inline?`reply-${a}`:e.message.id),o=Ee("section"),n=f(()=>{if(!e.inline||!e.eventBus)return e.eventBus;let F=lo();return F.on("copy-url:nav-item",({id:H})=>{e.eventBus.emit("copy-url:nav-item",{id:e.message.id+H.slice(r.value.length)})}),F.on("scroll-to:model-by-name",H=>e.eventBus.emit("scroll-to:model-by-name",H)),F});je(o,()=>!e.inline&&e.eventBus?.emit("intersecting:nav-item",{id:e.message.id}));let l=f(()=>sa(e.document,e.message.channelName,e.message.messageName)),i=f(()=>l.value?.contentType??e.document.defaultContentType),c=f(()=>Pe(l.value?.title,l.value?.summary,e.message.title,e.message.messageName)),d=f(()=>{let F=l.value?.summary?.trim()??"";return l.value?.description?.trim()||F===c.value?"":F}),p=f(()=>l.value?.description??""),b=f(()=>To(e.document)),k=f(()=>fa(l.value?.payload)),S=f(()=>fa(l.value?.headers)),_=f(()=>de(l.value?.correlationId)),M=f(()=>l.value&&_.value?.location?Tu(l.value,_.value.location):void 0),E=f(()=>M.value?[r.value,M.value.section,...M.value.path]:void 0),L=f(()=>E.value?.join(".")),N=f(()=>L.value?`#${encodeURIComponent(L.value)}`:void 0),V=P(""),T=f(()=>e.scrollTargetId||V.value),W=F=>{let H=L.value;if(H){if(F.preventDefault(),e.eventBus&&!e.inline){e.eventBus.emit("scroll-to:nav-item",{id:H});return}V.value=H,e.expansion?.commitPath(H),Be(()=>{let ie=o.value?.ownerDocument.getElementById(H);ie?.scrollIntoView({block:"start"}),ie?.focus({preventScroll:!0})})}},G=f(()=>({hideReadOnly:!1,...Sr(e.options),linkablePropertyPath:E.value})),K=P(e.inline?!1:e.expandedItems[e.message.id]??!1);Y(()=>e.expandedItems[e.message.id],F=>{!e.inline&&F!==void 0&&(K.value=F)});let Q=F=>{K.value=F,e.inline||e.eventBus?.emit("toggle:nav-item",{id:e.message.id,open:F})},Z=f(()=>l.value?oo(l.value):void 0),{level:te}=se(e.parent==="channel"?"channelMessage":"message");return(F,H)=>(s(),m("div",{ref_key:"section",ref:o,class:"message"},[v(t(Br),{id:r.value,label:c.value,modelValue:K.value,onCopyAnchorUrl:H[0]||(H[0]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.message.id})),"onUpdate:modelValue":Q},{heading:u(()=>[v(t(oe),{class:"message-title break-words",level:t(te)},{default:u(()=>[B(x(c.value),1)]),_:1},8,["level"])]),default:u(()=>[h("div",$0,[h("div",q0,[d.value||p.value||l.value?.bindings||l.value?.externalDocs||_.value||S.value||k.value||i.value?(s(),m("div",F0,[d.value?(s(),m("p",H0,x(d.value),1)):y("",!0),p.value?(s(),g(t(le),{key:1,class:"message-description",value:p.value,withImages:""},null,8,["value"])):y("",!0),v(ba,{bindings:l.value?.bindings,class:"mt-3",options:e.options,scope:"message"},null,8,["bindings","options"]),v(ha,{owner:{externalDocs:l.value?.externalDocs}},null,8,["owner"]),_.value?(s(),m("div",W0,[H[1]||(H[1]=h("div",{class:"message-schema-title"},"Correlation ID",-1)),_.value.description?(s(),g(t(le),{key:0,value:_.value.description,withImages:""},null,8,["value"])):y("",!0),N.value?(s(),m("a",{key:1,class:"text-c-2 hover:text-c-1 mt-2 block w-fit max-w-full rounded text-sm underline focus-visible:outline",href:N.value,onClick:W},[h("code",G0,x(_.value.location),1)],8,K0)):_.value.location?(s(),m("code",Z0,x(_.value.location),1)):y("",!0)])):y("",!0),S.value?(s(),m("div",{key:3,id:`${r.value}.headers`,class:"message-schema",tabindex:"-1"},[H[2]||(H[2]=h("div",{class:"message-schema-title"},"Headers",-1)),S.value.kind==="schema"?(s(),g(t(We),{key:0,breadcrumb:[r.value,"headers"],compact:"",eventBus:n.value,expansion:e.expansion,name:"Headers",noncollapsible:"",options:G.value,schema:b.value(l.value?.headers)??S.value.schema,scrollTargetId:T.value,specificationExtension:e.specificationExtension},null,8,["breadcrumb","eventBus","expansion","options","schema","scrollTargetId","specificationExtension"])):(s(),g(st,{key:1,format:S.value.format,value:S.value.value},null,8,["format","value"]))],8,J0)):y("",!0),k.value||i.value?(s(),m("div",{key:4,id:`${r.value}.payload`,class:"message-payload min-w-0",tabindex:"-1"},[h("div",Y0,[k.value?(s(),m("span",Q0,"Payload")):(s(),m("span",ex,"Content type")),i.value?(s(),m("span",ax,x(i.value),1)):y("",!0)]),k.value?.kind==="schema"?(s(),g(t(We),{key:0,breadcrumb:[r.value,"payload"],compact:"",eventBus:n.value,expansion:e.expansion,name:"Payload",noncollapsible:"",options:G.value,schema:b.value(l.value?.payload)??k.value.schema,scrollTargetId:T.value,specificationExtension:e.specificationExtension},null,8,["breadcrumb","eventBus","expansion","options","schema","scrollTargetId","specificationExtension"])):k.value?(s(),g(st,{key:1,format:k.value.format,value:k.value.value},null,8,["format","value"])):y("",!0)],8,X0)):y("",!0)])):y("",!0),e.hideExamples?y("",!0):(s(),g(zo,{key:1,class:"message-examples",contentType:i.value,examples:l.value?.examples,generatedPayload:K.value?Z.value:void 0},null,8,["contentType","examples","generatedPayload"]))])])]),_:1},8,["id","label","modelValue"])],512))}});var Ar=D(zu,[["__scopeId","data-v-80db3925"]]);var rx={key:0,class:"mt-8"},Mu=w({__name:"ChannelMessages",props:{channel:{},document:{},eventBus:{},options:{},expandedItems:{default:()=>({})},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=f(()=>Ir(e.channel.children,"asyncapi-message")),r=f(()=>e.channel.children?.some(n=>n.type==="asyncapi-operation")),{level:o}=se("channelMessages");return(n,l)=>a.value.length?(s(),m("div",rx,[v(t(oe),{class:"text-c-1 mb-3 block! text-base leading-[1.45] font-medium",level:t(o)},{default:u(()=>[B(x(r.value?"Other Channel Messages":"Messages"),1)]),_:1},8,["level"]),(s(!0),m(z,null,U(a.value,i=>(s(),g(Ar,{key:i.id,document:e.document,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,message:i,options:e.options,parent:"channel",scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["document","eventBus","expandedItems","expansion","message","options","scrollTargetId","specificationExtension"]))),128))])):y("",!0)}});var dl=Mu;var tx={key:0},Vu=w({__name:"OperationPath",props:{path:{},deprecated:{type:Boolean}},setup(e){let a=e,r=n=>n.startsWith("{")&&n.endsWith("}"),o=f(()=>a.path.split(/({[^}]+})/));return(n,l)=>(s(),m("span",{class:R(["operation-path",{deprecated:e.deprecated}])},[(s(!0),m(z,null,U(o.value,(i,c)=>(s(),m(z,{key:c},[r(i)?(s(),m("em",tx,[v(t(Kr),{preset:"property",text:i},null,8,["text"])])):(s(),g(t(Kr),{key:1,text:i},null,8,["text"]))],64))),128))],2))}});var Ha=D(Vu,[["__scopeId","data-v-58ef65df"]]);var ox={class:"min-w-0 space-y-3 text-left text-sm"},nx={class:"space-y-3"},lx={class:"text-c-1 border-b pb-2 text-base leading-[1.45] font-medium"},sx={class:"group/address flex items-center gap-2"},ix={class:"font-code min-w-0 text-sm [overflow-wrap:anywhere] whitespace-pre-wrap"},Ru=w({__name:"ChannelMetadata",props:{address:{}},setup(e){let{translate:a}=O(),r=f(()=>e.address??a("asyncapi.unknownAddress"));return(o,n)=>(s(),m("div",ox,[h("dl",nx,[h("dt",lx,x(t(a)("asyncapi.address")),1),h("dd",sx,[h("code",ix,[v(Ha,{class:"text-c-1 [&_em]:text-c-2 font-normal! [&_em]:font-medium [&_em]:not-italic",path:r.value},null,8,["path"])]),e.address!=null?(s(),g(t(xi),{key:0,class:"m-0 shrink-0 opacity-0 group-hover/address:opacity-100 focus-visible:opacity-100",content:e.address},{copy:u(()=>[...n[0]||(n[0]=[B("Copy address",-1)])]),_:1},8,["content"])):y("",!0)])])]))}});var pl=Ru;var cx={"aria-live":"polite"},Lu=w({__name:"CopyMarkdownButton",props:{getMarkdown:{type:Function}},setup(e){let{translate:a}=O(),{toast:r}=pr(),o=P(!1),n=P(!1),l=P(!0),i=f(()=>o.value?It:ir),c=f(()=>o.value?a("actions.copied"):a("actions.copyAsMarkdown"));kt(()=>l.value=!1);let{start:d,stop:p}=ai(()=>o.value=!1,1e3,{immediate:!1});Y(()=>e.getMarkdown,()=>{p(),o.value=!1});let b=async()=>{if(!n.value){n.value=!0,o.value=!1;try{if(!navigator.clipboard)throw new Error("Clipboard is unavailable");let k=e.getMarkdown,S=k();if(typeof ClipboardItem<"u"&&navigator.clipboard?.write){let _=S.then(M=>new Blob([M],{type:"text/plain"}));_.catch(()=>{}),await navigator.clipboard.write([new ClipboardItem({"text/plain":_})])}else await navigator.clipboard.writeText(await S);l.value&&e.getMarkdown===k&&(o.value=!0,d())}catch{l.value&&r(a("actions.copyMarkdownFailed"),"error")}finally{n.value=!1}}};return(k,S)=>(s(),g(t(Ae),{class:"h-6 shrink-0 px-2",disabled:n.value,icon:i.value,size:"sm",variant:"outlined",onClick:be(b,["stop"])},{default:u(()=>[h("span",cx,x(c.value),1)]),_:1},8,["disabled","icon"]))}});var Mo=Lu;var Ou=w({__name:"CopyAsyncApiMarkdownButton",props:{document:{},selection:{}},setup(e){let a=f(()=>{let r=e.document,o=e.selection;return async()=>{let{createMarkdownFromAsyncApi:n}=await import("./browser-BKZ4OFWY.js");return n(r,o)}});return(r,o)=>(s(),g(Mo,{getMarkdown:a.value},null,8,["getMarkdown"]))}});var it=Ou;var Nu=e=>e?Object.entries(e).map(([a,r])=>{let o=de(r)??{},n={type:"string"};o.enum&&(n.enum=o.enum),o.default!==void 0&&(n.default=o.default),o.examples&&(n.examples=o.examples);let l={name:a,in:"path",required:!0,schema:n};return o.description&&(l.description=o.description),o.location!==void 0&&(l.location=o.location),l}):[];var Du=(e,a)=>{let r=vr(e,{channel:a??null,webSocketOnly:!1});return{servers:r.map(o=>o.name),protocols:[...new Set(r.map(o=>o.protocol).filter(Boolean))]}};var dx={class:"flex min-w-0 flex-col gap-1.5"},px={class:"flex flex-wrap items-baseline gap-x-2 gap-y-1"},ux={key:0,class:"text-c-2"},mx={key:0},fx={key:2,class:"flex flex-col gap-1"},Pu=w({__name:"SecurityRequirementBadgeScheme",props:{scheme:{}},setup(e){let{translate:a}=O(),r=f(()=>!!(e.scheme.scheme&&"deprecated"in e.scheme.scheme&&e.scheme.scheme.deprecated)),o=f(()=>{let l=e.scheme.scheme;switch(l?.type){case"apiKey":case"httpApiKey":return a("authentication.apiKey");case"http":return`HTTP ${l.scheme}`;case"oauth2":return"OAuth 2.0";case"openIdConnect":return"OpenID Connect";case"mutualTLS":return a("authentication.mutualTLS");default:return l?.type}}),n=f(()=>{let l=e.scheme.scheme;if(l?.type!=="apiKey"&&l?.type!=="httpApiKey"||!("name"in l)||typeof l.name!="string")return;let i={name:l.name};switch(l.in){case"cookie":return a("authentication.apiKeyCookie",i);case"header":return a("authentication.apiKeyHeader",i);case"query":return a("authentication.apiKeyQuery",i);default:return}});return(l,i)=>(s(),m("li",dx,[h("div",px,[h("span",{class:R(["font-medium",{"line-through":r.value}])},x(e.scheme.name),3),o.value?(s(),m("span",ux,x(o.value),1)):y("",!0)]),n.value?(s(),m("p",mx,x(n.value),1)):y("",!0),e.scheme.scheme?.description?(s(),g(t(le),{key:1,class:"text-c-2",value:e.scheme.scheme.description},null,8,["value"])):y("",!0),e.scheme.scopes.length?(s(),m("ul",fx,[(s(!0),m(z,null,U(e.scheme.scopes,c=>(s(),m("li",{key:c,class:"font-code text-c-2"},x(c),1))),128))])):y("",!0)]))}});var ul=Pu;var vx=["aria-expanded","aria-label"],gx={key:2},hx=["aria-label"],bx={class:"flex max-h-[min(32rem,80dvh)] w-80 max-w-[calc(100vw-2rem)] flex-col gap-3 overflow-auto p-3 text-sm wrap-anywhere"},xx={class:"font-medium"},yx={key:0,class:"text-c-2"},wx={key:1,class:"flex flex-col gap-3"},kx={key:0,class:"text-c-2"},Sx={class:"flex flex-col gap-3"},_x={key:2,class:"flex flex-col gap-3"},ju=w({__name:"SecurityRequirementBadge",props:{requiredSecurity:{},hideLabel:{type:Boolean,default:!1}},setup(e){let{translate:a}=O(),r=P(null),o=P(null),n=P(!1),l=P(!1),i,c=()=>{l.value||(clearTimeout(i),i=setTimeout(()=>{n.value=!1},120))},d=()=>clearTimeout(i),p=()=>{d(),n.value=!0},b=()=>{d(),n.value=!1,l.value=!1},k=()=>{if(l.value){b();return}d(),n.value=!0,l.value=!0};oi(r,b,{ignore:[o]}),ni("Escape",()=>{n.value&&(o.value?.contains(document.activeElement)&&r.value?.focus(),b())}),Le(()=>clearTimeout(i));let S=f(()=>e.requiredSecurity.state==="required"?a("authentication.required"):a("authentication.optional")),_=f(()=>e.requiredSecurity.state==="required"?a("authentication.requires"):a("authentication.accepts")),M=f(()=>e.requiredSecurity.state==="required"?a("authentication.detailsRequired"):a("authentication.detailsOptional")),E=f(()=>e.requiredSecurity.requirements.length===1&&(e.requiredSecurity.requirements[0]?.schemes.length??0)>1),L=f(()=>e.requiredSecurity.requirements.length>1);return(N,V)=>e.requiredSecurity.state!=="none"?(s(),g(t(gi),{key:0,placement:"bottom-end"},{floating:u(()=>[n.value?(s(),m("div",{key:0,ref_key:"panelRef",ref:o,"aria-label":M.value,class:"bg-b-1 dark:bg-b-1.5 inset-shadow-border relative flex flex-col rounded-xl p-0.75 shadow-md",role:"dialog",onClick:V[0]||(V[0]=be(()=>{},["stop"])),onMouseenter:d,onMouseleave:c},[h("div",bx,[h("div",xx,x(M.value),1),L.value||E.value?(s(),m("div",yx,[B(x(_.value)+" ",1),L.value?(s(),m(z,{key:0},[B(x(t(a)("authentication.oneOf")),1)],64)):E.value?(s(),m(z,{key:1},[B(x(t(a)("authentication.allOf")),1)],64)):y("",!0)])):y("",!0),L.value?(s(),m("ul",wx,[(s(!0),m(z,null,U(e.requiredSecurity.requirements,(T,W)=>(s(),m("li",{key:W,class:"flex flex-col gap-2 border-t pt-3"},[T.schemes.length>1?(s(),m("div",kx,x(_.value)+" "+x(t(a)("authentication.allOf")),1)):y("",!0),h("ul",Sx,[(s(!0),m(z,null,U(T.schemes,(G,K)=>(s(),g(ul,{key:K,scheme:G},null,8,["scheme"]))),128))])]))),128))])):e.requiredSecurity.requirements[0]?(s(),m("ul",_x,[(s(!0),m(z,null,U(e.requiredSecurity.requirements[0].schemes,(T,W)=>(s(),g(ul,{key:W,scheme:T},null,8,["scheme"]))),128))])):y("",!0)])],40,hx)):y("",!0)]),default:u(()=>[h("button",{ref_key:"triggerRef",ref:r,"aria-expanded":n.value,"aria-haspopup":"dialog","aria-label":S.value,class:R(["security-requirement-badge inline-flex w-fit shrink-0 items-center justify-center gap-1 text-sm",e.requiredSecurity.state==="optional"?"text-c-2":"text-c-1 font-medium"]),type:"button",onClick:be(k,["stop"]),onMouseenter:p,onMouseleave:c},[e.requiredSecurity.state==="required"?(s(),g(t(zt),{key:0,class:"size-3",weight:"bold"})):(s(),g(t(qs),{key:1,class:"size-3",weight:"bold"})),e.hideLabel?y("",!0):(s(),m("span",gx,x(S.value),1))],42,vx)]),_:1})):y("",!0)}});var zr=ju;var Vo=(e,a)=>{let r=e?.security??a.security??[],o=a.components?.securitySchemes??{},n=!1,l=[];for(let i of r){if(!Mc(i)){n=!0;continue}let c=Object.entries(i).map(([d,p])=>({name:d,scheme:$(o[d]),scopes:p.filter(b=>b.length>0)}));c.length>0&&l.push({schemes:c})}return l.length===0?{state:n?"optional":"none",requirements:[]}:{state:n?"optional":"required",requirements:l}};var Uu=(e,a,r)=>{let o=Wt(e,{servers:{},operations:a&&r!==void 0?{[r]:a}:{}}),n=Vo({security:Vi(e,a,null,{operationName:r})},{components:void 0});return{...n,requirements:n.requirements.map(l=>({schemes:l.schemes.map(i=>({...i,scheme:o[i.name]}))}))}};var ml=(e,a)=>{for(let r of e){if(a(r))return r;let o="children"in r&&r.children?ml(r.children,a):void 0;if(o)return o}},$u=(e,a,r=[])=>{let o=$(a?.reply);if(!o)return;let n=$(o.address),l=o.channel,i=$(l),c=l?An(l.$ref,["channels"])??Object.keys(e.channels??{}).find(_=>i&&$(e.channels?.[_])===i):void 0,d=c?He(e,c):i,p=e["x-scalar-navigation"],b=p?.children??[],k=c?ml(b,_=>_.type==="asyncapi-channel"&&_.channelName===c):void 0;if(d&&Ja(d)||p&&c&&e.channels?.[c]&&!k)return;let S=(o.messages??[]).flatMap(_=>{let M=c?An(_.$ref,["channels",c,"messages"]):void 0,E=M&&c?sa(e,c,M):$($(_));if(E&&Ja(E))return[];let L=a?.messages?.some(({$ref:V})=>V===_.$ref)?void 0:r.find(V=>V.channelName===c&&V.messageName===M),N=L??(M&&c?ml(b,V=>V.type==="asyncapi-message"&&V.channelName===c&&V.messageName===M):void 0);return p&&k&&M&&d?.messages?.[M]&&!N?[]:[{title:Pe(E?.title,E?.name,M??_.$ref),id:N?.id,entry:N?.type==="asyncapi-message"?N:void 0,nested:!!L}]});return{channel:l?{title:Pe(d?.title,d?.address??void 0,c??l.$ref),id:k?.id}:void 0,address:n?.location??d?.address??void 0,dynamicAddress:!!n?.location,description:n?.description,messages:S}};var Cx={key:1,class:"text-c-1 min-w-0 truncate py-0.75 text-(length:--scalar-small) [font-weight:var(--scalar-semibold)]"},qu=w({__name:"OperationMessageExamples",props:ve({document:{},messages:{},pickerLabel:{default:"Message example"}},{selectedMessage:{default:""},selectedMessageModifiers:{}}),emits:["update:selectedMessage"],setup(e){let a=f(()=>e.messages.flatMap(i=>{let c=sa(e.document,i.channelName,i.messageName);return c?[{id:i.messageName,label:Pe(c.title,i.title,i.messageName),message:c}]:[]})),r=ne(e,"selectedMessage");Y(a,i=>{i.some(({id:c})=>c===r.value)||(r.value=i[0]?.id??"")},{immediate:!0});let o=f(()=>a.value.find(({id:i})=>i===r.value)),n=f(()=>Object.fromEntries(a.value.map(({id:i,label:c})=>[i,{summary:c}]))),l=f(()=>o.value?oo(o.value.message):void 0);return(i,c)=>o.value?(s(),g(zo,{key:o.value.id,contentType:o.value.message.contentType??e.document.defaultContentType,examples:o.value.message.examples,generatedPayload:l.value},{footer:u(()=>[a.value.length>1?(s(),g(t(za),{key:0,modelValue:r.value,"onUpdate:modelValue":c[0]||(c[0]=d=>r.value=d),"aria-label":`${e.pickerLabel}: ${o.value.label}`,class:"-ml-1.5 h-auto!",examples:n.value},null,8,["modelValue","aria-label","examples"])):(s(),m("span",Cx,x(o.value.label),1))]),_:1},8,["contentType","examples","generatedPayload"])):y("",!0)}});var Fu=qu;var Bx={class:"min-w-0"},Tx={class:"min-w-0"},Ex={key:0,class:"mb-4 min-w-0"},Ix={class:"space-y-4 text-sm"},Ax={key:0,class:"min-w-0"},zx={class:"text-c-2 min-w-0 break-words"},Mx=["href"],Vx={key:1},Rx={key:1,class:"min-w-0"},Lx={class:"text-c-1 mb-2 text-base font-medium"},Ox={class:"text-c-2 min-w-0"},Nx={class:"font-code min-w-0 text-sm [overflow-wrap:anywhere] whitespace-pre-wrap"},Dx={key:1},Px=["href","onClick"],jx={key:1},Hu=w({__name:"OperationReply",props:{document:{},options:{},reply:{},eventBus:{},level:{},expandedItems:{default:()=>({})},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=yr(),r=(o,n)=>{!e.eventBus||!hr(o)||(o.preventDefault(),e.eventBus.emit("scroll-to:nav-item",{id:n}))};return(o,n)=>(s(),m("div",Bx,[v(t(oe),{class:"text-c-1 mb-3 block! border-b pb-2 text-base leading-[1.45] font-medium",level:e.level},{default:u(()=>[...n[1]||(n[1]=[B(" Replies ",-1)])]),_:1},8,["level"]),h("div",Tx,[e.reply.channel||e.reply.address!==void 0||e.reply.description?(s(),m("div",Ex,[h("dl",Ix,[e.reply.channel?(s(),m("div",Ax,[n[2]||(n[2]=h("dt",{class:"text-c-1 mb-2 text-base font-medium"},"Channel",-1)),h("dd",zx,[e.reply.channel.id?(s(),m("a",{key:0,class:"text-c-2 hover:text-c-1 rounded underline focus-visible:outline",href:t(a)(e.reply.channel.id),onClick:n[0]||(n[0]=l=>r(l,e.reply.channel.id))},x(e.reply.channel.title),9,Mx)):(s(),m("span",Vx,x(e.reply.channel.title),1))])])):y("",!0),e.reply.address!==void 0?(s(),m("div",Rx,[h("dt",Lx,x(e.reply.dynamicAddress?"Dynamic address":"Address"),1),h("dd",Ox,[h("code",Nx,[v(Ha,{class:"text-c-1 [&_em]:text-c-2 font-normal! [&_em]:font-medium [&_em]:not-italic",path:e.reply.address},null,8,["path"])])])])):y("",!0)]),e.reply.description?(s(),g(t(le),{key:0,class:"text-c-2 mt-1 text-sm",value:e.reply.description},null,8,["value"])):y("",!0)])):y("",!0),e.reply.messages.length?(s(),m("div",Dx,[(s(!0),m(z,null,U(e.reply.messages,(l,i)=>(s(),m(z,{key:i},[l.entry?(s(),g(Ar,{key:0,class:R({"[&>.collapsible-section]:border-t-0!":i===0}),document:e.document,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,hideExamples:"",inline:!l.nested,message:l.entry,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["class","document","eventBus","expandedItems","expansion","inline","message","options","scrollTargetId","specificationExtension"])):(s(),m("div",{key:1,class:R(["py-3 text-sm",{"border-t":i>0}])},[l.id?(s(),m("a",{key:0,class:"text-c-2 hover:text-c-1 underline",href:t(a)(l.id),onClick:c=>r(c,l.id)},x(l.title),9,Px)):(s(),m("span",jx,x(l.title),1))],2))],64))),128))])):y("",!0)])]))}});var Wu=Hu;var Ux=["id","aria-labelledby"],$x={class:"operation-header"},qx={class:"inline-flex max-w-full flex-wrap items-center gap-2 align-middle"},Fx={key:0,class:"operation-auth flex shrink-0 items-center"},Hx={class:"ms-auto flex shrink-0 items-center gap-3"},Wx={key:0,class:"operation-overview"},Kx={key:0,class:"operation-summary text-c-1 mb-2 [overflow-wrap:anywhere]"},Gx={class:"operation-example flex min-w-0 flex-col gap-6"},Zx={class:"operation-details"},Jx={key:1,class:"text-c-2 rounded-lg border border-dashed px-4 py-3 text-sm"},Ku=w({__name:"Operation",props:{operation:{},document:{},eventBus:{},options:{},expandedItems:{default:()=>({})},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=X(),r=Ee("section");je(r,()=>e.eventBus?.emit("intersecting:nav-item",{id:e.operation.id}));let o=f(()=>Na(e.document,e.operation.operationName)),n=f(()=>Pe(o.value?.title,o.value?.summary,e.operation.title,e.operation.operationName)),l=f(()=>Uu(e.document,o.value,e.operation.operationName)),i=f(()=>{let E=o.value?.summary?.trim()??"";return o.value?.description?.trim()||E===n.value?"":E}),c=f(()=>o.value?.description??""),d=f(()=>!!(i.value||c.value||o.value?.bindings||o.value?.externalDocs)),p=f(()=>Ir(e.operation.children,"asyncapi-message")),b=f(()=>$u(e.document,o.value,p.value)),k=f(()=>p.value.filter(E=>!b.value?.messages.some(({entry:L,nested:N})=>N&&L?.id===E.id))),S=f(()=>b.value?.messages.flatMap(({entry:E})=>E?[E]:[])??[]),{level:_}=se("asyncApiOperation"),M=Math.min(6,_+1);return(E,L)=>(s(),m("section",{id:e.operation.id,ref_key:"section",ref:r,"aria-labelledby":t(a),class:R(["operation",[`operation--${e.operation.action}`,{"operation--without-overview":!d.value}]])},[h("div",$x,[v(t(Me),{class:"narrow:basis-full min-w-0 flex-1",onCopyAnchorUrl:L[0]||(L[0]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.operation.id}))},{default:u(()=>[h("span",qx,[v(t(oe),{id:t(a),class:"operation-title",level:t(_)},{default:u(()=>[B(x(n.value),1)]),_:1},8,["id","level"]),v(t(we),{class:R(["operation-action inline-flex shrink-0 items-center gap-1",`operation-action--${e.operation.action}`])},{default:u(()=>[(s(),g(fe(e.operation.action==="send"?t(sr):t(As)),{"aria-hidden":"true",class:"size-3"})),B(" "+x(e.operation.action==="send"?"Send":"Receive"),1)]),_:1},8,["class"])])]),_:1}),l.value.state!=="none"?(s(),m("div",Fx,[v(zr,{requiredSecurity:l.value},null,8,["requiredSecurity"])])):y("",!0),h("div",Hx,[E.$slots.actions?I(E.$slots,"actions",{},void 0,!0,0):(s(),g(it,{key:1,document:e.document,selection:{operation:e.operation.operationName}},null,8,["document","selection"]))])]),d.value?(s(),m("div",Wx,[i.value?(s(),m("p",Kx,x(i.value),1)):y("",!0),c.value?(s(),g(t(le),{key:1,class:"operation-description",value:c.value,withImages:""},null,8,["value"])):y("",!0),o.value?.bindings||o.value?.externalDocs?(s(),m("div",{key:2,class:R(["space-y-4",{"mt-12":i.value||c.value}])},[v(ba,{bindings:o.value?.bindings,options:e.options,scope:"operation"},null,8,["bindings","options"]),v(ha,{owner:{externalDocs:o.value?.externalDocs}},null,8,["owner"])],2)):y("",!0)])):y("",!0),h("div",Gx,[v(t(bc),{document:e.document,operationName:e.operation.operationName},null,8,["document","operationName"]),S.value.length?(s(),g(Fu,{key:0,class:"w-full",document:e.document,messages:S.value,pickerLabel:"Reply message example"},null,8,["document","messages"])):y("",!0)]),h("div",Zx,[k.value.length||b.value?(s(),g(t(oe),{key:0,class:R(["text-c-1 mb-2 block! text-base leading-[1.45] font-medium",{"mt-12":d.value}]),level:t(M)},{default:u(()=>[...L[1]||(L[1]=[B(" Messages ",-1)])]),_:1},8,["class","level"])):y("",!0),(s(!0),m(z,null,U(k.value,N=>(s(),g(Ar,{key:N.id,document:e.document,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,hideExamples:"",message:N,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["document","eventBus","expandedItems","expansion","message","options","scrollTargetId","specificationExtension"]))),128)),b.value&&!k.value.length?(s(),m("p",Jx," No messages listed for this operation. ")):y("",!0),b.value?(s(),g(Wu,{key:2,class:"mt-12",document:e.document,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,level:t(M),options:e.options,reply:b.value,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["document","eventBus","expandedItems","expansion","level","options","reply","scrollTargetId","specificationExtension"])):y("",!0)])],10,Ux))}});var fl=D(Ku,[["__scopeId","data-v-e5ea8cc5"]]);var Xx=["aria-label"],Yx=["href","onClick"],Qx={class:"group-hover:underline group-focus-visible:underline"},Gu=w({__name:"OperationsList",props:{channelTitle:{},operations:{},document:{},eventBus:{}},setup(e){let{translate:a}=O(),r=f(()=>e.operations.map(l=>{let i=Na(e.document,l.operationName);return{...l,actionClass:l.action==="send"?"text-blue":"text-green",title:Pe(i?.title,i?.summary,l.title,l.operationName)}})),o=yr(),n=(l,i)=>{!e.eventBus||!hr(l)||(l.preventDefault(),e.eventBus.emit("scroll-to:nav-item",{id:i}))};return(l,i)=>r.value.length?(s(),g(t(Ma),{key:0,class:"sticky top-[calc(var(--refs-viewport-offset)+24px)] text-base"},{default:u(()=>[v(t(Va),{muted:""},{default:u(()=>[v(t(De),null,{default:u(()=>[B(x(e.channelTitle),1)]),_:1}),B(" "+x(t(a)("navigation.operations")),1)]),_:1}),v(t(ma),{class:"custom-scroll max-h-[60vh]"},{default:u(()=>[h("ul",{"aria-label":`${e.channelTitle} ${t(a)("navigation.operations")}`,class:"bg-b-2 w-full overflow-auto px-3 py-2.5"},[(s(!0),m(z,null,U(r.value,c=>(s(),m("li",{key:c.id},[h("a",{class:"text-c-1 font-code group flex cursor-pointer items-baseline gap-3 text-sm leading-[1.55] no-underline",href:t(o)(c.id),onClick:d=>n(d,c.id)},[h("span",{class:R(["w-16 shrink-0 text-right uppercase",c.actionClass])},x(c.action),3),h("span",Qx,x(c.title),1)],8,Yx)]))),128))],8,Xx)]),_:1})]),_:1})):y("",!0)}});var Zu=Gu;var e1={class:"flex flex-wrap items-baseline gap-[9px]"},a1={key:0,class:"text-c-1 mt-4 mb-2 text-left"},r1={key:0,class:"text-c-2 mb-2 font-sans text-(length:--scalar-small) leading-[1.625]"},t1={class:"bg-b-2 shadow-border font-code rounded box-decoration-clone px-0.75 text-(length:--scalar-micro) break-all"},o1={class:"flex flex-wrap items-start justify-end gap-3"},n1={key:0,class:"text-c-1 mt-4 mb-2 text-left"},l1={key:0,class:"text-c-2 mb-2 font-sans text-(length:--scalar-small) leading-[1.625]"},s1={class:"bg-b-2 shadow-border font-code rounded box-decoration-clone px-0.75 text-(length:--scalar-micro) break-all"},Ju=w({__name:"Channel",props:{channel:{},document:{},layout:{},isCollapsed:{type:Boolean},eventBus:{},options:{},expandedItems:{default:()=>({})},level:{default:0},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=X(),r=f(()=>He(e.document,e.channel.channelName)),o=f(()=>r.value?.description??""),n=f(()=>{let k=r.value?.summary?.trim()??"";return o.value.trim()||k===l.value?"":k}),l=f(()=>Pe(r.value?.title,r.value?.summary,e.channel.channelAddress)),i=f(()=>Nu(r.value?.parameters)),c=f(()=>({hideModels:e.options?.hideModels??!1,...Sr(e.options)})),d=f(()=>Du(e.document,r.value)),p=f(()=>Ir(e.channel.children,"asyncapi-operation")),{level:b}=se("channel");return(k,S)=>e.layout==="classic"?(s(),g(t(Tr),{key:0,"aria-label":l.value,class:R(["channel-section",{"channel-section-nested":e.level!==0}]),modelValue:!e.isCollapsed,"onUpdate:modelValue":S[1]||(S[1]=_=>e.eventBus?.emit("toggle:nav-item",{id:e.channel.id,open:_}))},{title:u(()=>[v(t(Ye),{class:"channel-name"},{default:u(()=>[h("div",e1,[v(t(Me),{onCopyAnchorUrl:S[0]||(S[0]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.channel.id}))},{default:u(()=>[v(t(oe),{level:t(b)},{default:u(()=>[B(x(l.value),1)]),_:1},8,["level"])]),_:1}),v(il,{class:"gap-[9px] leading-[1.15] font-normal",protocols:d.value.protocols,servers:d.value.servers},null,8,["protocols","servers"])])]),_:1}),n.value?(s(),m("p",a1,x(n.value),1)):y("",!0),v(t(le),{class:"channel-description",value:o.value,withImages:""},null,8,["value"])]),actions:u(()=>[k.$slots.actions?I(k.$slots,"actions",{},void 0,!0,0):(s(),g(it,{key:1,document:e.document,selection:{channel:e.channel.channelName}},null,8,["document","selection"]))]),default:u(()=>[v(pl,{address:r.value?.address,class:"mt-12"},null,8,["address"]),v(ba,{bindings:r.value?.bindings,class:"mt-4",options:e.options,scope:"channel"},null,8,["bindings","options"]),v(ha,{owner:{externalDocs:r.value?.externalDocs}},null,8,["owner"]),i.value.length?(s(),g(Fa,{key:0,class:"[&_.parameter-list-title--tree]:text-base!",eventBus:e.eventBus,expansion:e.expansion,options:c.value,parameters:i.value,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},{title:u(()=>[...S[4]||(S[4]=[B("Parameters",-1)])]),"parameter-details":u(({parameter:_})=>[_.location?(s(),m("div",r1,[S[5]||(S[5]=B(" Location: ",-1)),h("code",t1,x(_.location),1)])):y("",!0)]),_:1},8,["eventBus","expansion","options","parameters","scrollTargetId","specificationExtension"])):y("",!0),(s(!0),m(z,null,U(p.value,_=>(s(),g(fl,{key:_.id,document:e.document,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,operation:_,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["document","eventBus","expandedItems","expansion","operation","options","scrollTargetId","specificationExtension"]))),128)),v(dl,{channel:e.channel,document:e.document,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["channel","document","eventBus","expandedItems","expansion","options","scrollTargetId","specificationExtension"])]),_:3},8,["aria-label","class","modelValue"])):(s(),g(t(ia),{key:1,"aria-labelledby":t(a),omit:e.level!==0,role:"region"},{default:u(()=>[v(t(Je),{id:e.channel.id,role:"none",onIntersecting:S[3]||(S[3]=()=>e.eventBus?.emit("intersecting:nav-item",{id:e.channel.id}))},{default:u(()=>[v(il,{class:"gap-1",protocols:d.value.protocols,servers:d.value.servers},null,8,["protocols","servers"]),v(t(Ye),null,{links:u(()=>[h("div",o1,[k.$slots.actions?I(k.$slots,"actions",{},void 0,!0,0):(s(),g(it,{key:1,document:e.document,selection:{channel:e.channel.channelName}},null,8,["document","selection"]))])]),default:u(()=>[v(t(Me),{onCopyAnchorUrl:S[2]||(S[2]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.channel.id}))},{default:u(()=>[v(t(oe),{id:t(a),level:t(b)},{default:u(()=>[B(x(l.value),1)]),_:1},8,["id","level"])]),_:1})]),_:3}),v(t(qa),null,{default:u(()=>[v(t($a),null,{default:u(()=>[v(t(Xe),null,{default:u(()=>[n.value?(s(),m("p",n1,x(n.value),1)):y("",!0),v(t(le),{value:o.value,withImages:""},null,8,["value"]),v(pl,{address:r.value?.address,class:"mt-12"},null,8,["address"]),v(ba,{bindings:r.value?.bindings,class:"mt-4",options:e.options,scope:"channel"},null,8,["bindings","options"]),v(ha,{owner:{externalDocs:r.value?.externalDocs}},null,8,["owner"]),i.value.length?(s(),g(Fa,{key:1,class:"[&_.parameter-list-title--tree]:text-base!",eventBus:e.eventBus,expansion:e.expansion,options:c.value,parameters:i.value,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},{title:u(()=>[...S[6]||(S[6]=[B("Parameters",-1)])]),"parameter-details":u(({parameter:_})=>[_.location?(s(),m("div",l1,[S[7]||(S[7]=B(" Location: ",-1)),h("code",s1,x(_.location),1)])):y("",!0)]),_:1},8,["eventBus","expansion","options","parameters","scrollTargetId","specificationExtension"])):y("",!0)]),_:1}),p.value.length?(s(),g(t(Xe),{key:0},{default:u(()=>[v(Zu,{channelTitle:l.value,document:e.document,eventBus:e.eventBus,operations:p.value},null,8,["channelTitle","document","eventBus","operations"])]),_:1})):y("",!0)]),_:1}),(s(!0),m(z,null,U(p.value,_=>(s(),g(fl,{key:_.id,document:e.document,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,operation:_,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["document","eventBus","expandedItems","expansion","operation","options","scrollTargetId","specificationExtension"]))),128)),v(dl,{channel:e.channel,document:e.document,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["channel","document","eventBus","expandedItems","expansion","options","scrollTargetId","specificationExtension"])]),_:1})]),_:3},8,["id"])]),_:3},8,["aria-labelledby","omit"]))}});var Xu=D(Ju,[["__scopeId","data-v-f0107362"]]);var Yu=w({__name:"SourceModel",props:{id:{},name:{},format:{},value:{},layout:{},isCollapsed:{type:Boolean},eventBus:{}},setup(e){let a=Ee("section");je(a,()=>e.eventBus?.emit("intersecting:nav-item",{id:e.id}));let{level:r}=se("model"),o=f(()=>e.layout==="modern"?"heading":"title"),n=()=>{e.eventBus?.emit("copy-url:nav-item",{id:e.id})},l=i=>{e.eventBus?.emit("toggle:nav-item",{id:e.id,open:i})};return(i,c)=>(s(),m("div",{ref_key:"section",ref:a},[(s(),g(fe(e.layout==="modern"?t(Br):t(Cr)),{id:e.id,label:e.name,modelValue:!e.isCollapsed,onCopyAnchorUrl:n,"onUpdate:modelValue":l},{[o.value]:u(()=>[e.layout==="classic"?(s(),g(t(Me),{key:0,onCopyAnchorUrl:n},{default:u(()=>[v(t(oe),{level:t(r)},{default:u(()=>[h("span",null,x(e.name),1)]),_:1},8,["level"])]),_:1})):(s(),g(t(oe),{key:1,level:t(r)},{default:u(()=>[h("span",null,x(e.name),1)]),_:1},8,["level"]))]),default:u(()=>[v(st,{format:e.format,value:e.value},null,8,["format","value"])]),_:2},1064,["id","label","modelValue"]))],512))}});var Qu=Yu;var em=w({__name:"AsyncApiTraversedEntry",props:{entries:{},document:{},expandedItems:{},options:{},eventBus:{},level:{default:0},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=p=>p.type==="tag"&&p.isGroup===!0,r=p=>p.type==="tag"&&!a(p),o=p=>p.type==="asyncapi-channel",n=p=>p.type==="models",l=p=>p.type==="model",i=f(()=>e.document.components?de(e.document.components)?.schemas:void 0),c=f(()=>To(e.document)),d=f(()=>e.entries.map(p=>({entry:p,schema:l(p)?fa(i.value?.[p.name]):void 0})));return(p,b)=>{let k=lr("AsyncApiTraversedEntry",!0);return s(!0),m(z,null,U(d.value,({entry:S,schema:_})=>(s(),g(Bo,{id:S.id,key:`${S.id}-${e.options.layout}`,expanded:!!e.expandedItems[S.id]},{default:u(()=>[o(S)?(s(),g(Xu,{key:0,channel:S,document:e.document,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,isCollapsed:!e.expandedItems[S.id],layout:e.options.layout,level:e.level,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["channel","document","eventBus","expandedItems","expansion","isCollapsed","layout","level","options","scrollTargetId","specificationExtension"])):r(S)||a(S)&&e.options.layout==="classic"?(s(),g(t(Co),{key:1,asyncApiDocument:e.document,eventBus:e.eventBus,isCollapsed:!e.expandedItems[S.id],layout:e.options.layout,moreThanOneTag:e.entries.filter(r).length>1,nested:e.options.layout==="classic"&&e.level!==0,tag:S},{default:u(()=>[S.children?.length?(s(),g(k,{key:0,document:e.document,entries:S.children,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,level:e.level+1,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["document","entries","eventBus","expandedItems","expansion","level","options","scrollTargetId","specificationExtension"])):y("",!0)]),_:2},1032,["asyncApiDocument","eventBus","isCollapsed","layout","moreThanOneTag","nested","tag"])):a(S)?(s(),g(k,{key:2,document:e.document,entries:S.children??[],eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,level:e.level+1,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["document","entries","eventBus","expandedItems","expansion","level","options","scrollTargetId","specificationExtension"])):n(S)&&i.value?(s(),g(_o,{key:3,id:S.id,eventBus:e.eventBus,isCollapsed:!e.expandedItems[S.id],layout:e.options.layout,modelsSectionLabel:e.options.modelsSectionLabel},{default:u(()=>[v(k,{document:e.document,entries:S.children??[],eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,level:e.level+1,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["document","entries","eventBus","expandedItems","expansion","level","options","scrollTargetId","specificationExtension"])]),_:2},1032,["id","eventBus","isCollapsed","layout","modelsSectionLabel"])):l(S)&&_?.kind==="schema"?(s(),g(ko,{key:4,id:S.id,eventBus:e.eventBus,expansion:e.expansion,isCollapsed:!e.expandedItems[S.id],name:S.name,options:e.options,schema:c.value(i.value?.[S.name],S.name)??_.schema,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["id","eventBus","expansion","isCollapsed","name","options","schema","scrollTargetId","specificationExtension"])):l(S)&&_?.kind==="source"?(s(),g(Qu,{key:5,id:S.id,eventBus:e.eventBus,format:_.format,isCollapsed:!e.expandedItems[S.id],layout:e.options.layout,name:S.name,value:_.value},null,8,["id","eventBus","format","isCollapsed","layout","name","value"])):y("",!0)]),_:2},1032,["id","expanded"]))),128)}}});var am=em;var rm=w({__name:"Auth",props:{options:{},authStore:{},document:{},eventBus:{},securitySchemes:{},selectedServer:{},environment:{}},setup(e){let{translate:a}=O(),r=f(()=>Ce(e.document)||Fe(e.document)?e.document["x-scalar-navigation"]?.name??"":""),o=f(()=>qt(e.document)),n=f(()=>Fe(e.document)?Ri(e.document):Gi(Ce(e.document)?e.document.security:void 0)),l=f(()=>e.authStore.getAuthSelectedSchemas({type:"document",documentName:r.value})),i=f(()=>Gt(l.value,void 0,n.value,e.securitySchemes,e.options.authentication?.preferredSecurityScheme));return(c,d)=>Object.keys(e.securitySchemes).length?(s(),g(t(Rc),{key:0,canDeleteSchemes:!1,createAnySecurityScheme:e.options.authentication?.createAnySecurityScheme??!1,documentType:o.value,environment:e.environment,eventBus:e.eventBus,heading:!1,hideSingleRequiredScheme:"",isStatic:"",layout:"reference",meta:{type:"document"},options:{oauth2RedirectUri:e.options.oauth2RedirectUri,customFetch:e.options.customFetch},persistAuth:e.options.persistAuth,proxyUrl:e.options.proxyUrl??"",securityRequirements:n.value,securitySchemes:e.securitySchemes,selectedSecurity:i.value,server:e.selectedServer,title:t(a)("authentication.title")},null,8,["createAnySecurityScheme","documentType","environment","eventBus","options","persistAuth","proxyUrl","securityRequirements","securitySchemes","selectedSecurity","server","title"])):y("",!0)}});var tm=rm;var vl=e=>"ellipsis"in e,om=e=>{if(e.length<4)return e;let[a]=e,r=e.slice(-2),o=e.slice(1,-2);return[...a?[a]:[],{ellipsis:!0,hiddenTitles:o.map(n=>n.title)},...r]},nm=(e,a)=>gl(e,a).length>=2,gl=(e,a)=>{let r=(o,n)=>{for(let l of o){let i=l.type==="tag"&&(l.isTagGroup!==!0||a==="classic")?[...n,{id:l.id,title:l.title}]:n;if(i.length>=2)return i;if("children"in l&&l.children!==void 0){let c=r(l.children,i);if(c.length>=2)return c}}return[]};return r(e,[])};var i1=["aria-hidden","aria-label","data-stuck"],c1=["title"],d1={key:2,"aria-current":"page",class:"text-c-1 shrink-0 font-medium whitespace-nowrap"},p1=["onClick"],lm=w({__name:"ContextBar",props:{chain:{}},emits:["navigate"],setup(e,{emit:a}){let r=a,o=P(null),n=P(!1),l=P(!1),i=f(()=>e.chain.length>=2),c=f(()=>i.value?n.value?om(e.chain):e.chain:[]),d=N=>N===c.value.length-1,p=N=>r("navigate",N),b=()=>{let N=o.value;if(!N)return;let V=getComputedStyle(N),T=Number.parseFloat(V.columnGap)||0,W=N.clientWidth-Number.parseFloat(V.paddingLeft)-Number.parseFloat(V.paddingRight),G=Array.from(N.children),K=G.reduce((Q,Z)=>Q+Z.getBoundingClientRect().width,0)+T*Math.max(0,G.length-1);n.value=K>W+1},k=null,S=null,_=null,M=()=>{if(n.value=!1,S===null){if(typeof requestAnimationFrame>"u"){Be(b);return}S=requestAnimationFrame(()=>{S=null,Be(b)})}},E=()=>{let N=o.value;if(!N)return;let V=Number.parseFloat(getComputedStyle(N).top)||0;l.value=N.getBoundingClientRect().top<=V},L=()=>{if(_===null){if(typeof requestAnimationFrame>"u"){E();return}_=requestAnimationFrame(()=>{_=null,E()})}};return Y(o,N=>{k?.disconnect(),N&&typeof ResizeObserver<"u"&&(k=new ResizeObserver(()=>{M(),L()}),k.observe(N),M(),L())},{immediate:!0}),Y(()=>e.chain,M,{flush:"post"}),Ie(()=>{window.addEventListener("scroll",L,{capture:!0,passive:!0}),window.addEventListener("resize",L,{passive:!0}),L()}),Le(()=>{k?.disconnect(),window.removeEventListener("scroll",L,!0),window.removeEventListener("resize",L),S!==null&&typeof cancelAnimationFrame<"u"&&cancelAnimationFrame(S),_!==null&&typeof cancelAnimationFrame<"u"&&cancelAnimationFrame(_)}),(N,V)=>(s(),m("nav",{ref_key:"navRef",ref:o,"aria-hidden":!i.value,"aria-label":i.value?"Breadcrumb":void 0,class:"context-bar bg-b-1.5 text-c-2 sticky top-(--refs-header-height) z-10 flex items-center gap-1.5 text-sm","data-scalar-scroll-header":"","data-stuck":l.value||void 0},[(s(!0),m(z,null,U(c.value,(T,W)=>(s(),m(z,{key:t(vl)(T)?`ellipsis-${W}`:T.id},[W>0?(s(),g(t(Ta),{key:0,class:"text-c-3 size-2.5 shrink-0",weight:"bold"})):y("",!0),t(vl)(T)?(s(),m("span",{key:1,class:"text-c-3 shrink-0",title:T.hiddenTitles.join(" \u203A ")}," \u2026 ",8,c1)):d(W)?(s(),m("span",d1,x(T.title),1)):(s(),m("button",{key:3,class:"hover:text-c-1 shrink-0 cursor-pointer whitespace-nowrap transition-colors",type:"button",onClick:G=>p(T.id)},x(T.title),9,p1))],64))),128))],8,i1))}});var sm=D(lm,[["__scopeId","data-v-bb5044fb"]]);var hl=e=>Object.keys(e).sort().join(","),im=(e,a,r,o,n={})=>{let l=a?.security??e.security??[],i=Gt(r,o,l),c=new Set(l.map(p=>hl(p))),d=i.selectedSchemes[i.selectedIndex];if(d&&c.has(hl(d)))return Kt(n,d);for(let p of i.selectedSchemes)if(c.has(hl(p)))return Kt(n,p);return a?.security?.length?Kt(n,l[0]??{}):[]};var u1=2e4,cm=w({__name:"ExampleSchema",props:{id:{},schema:{}},setup(e){let a=f(()=>{if(e.schema)return Ke(so(e.schema))}),r=f(()=>(a.value?.length??0)>u1);return(o,n)=>r.value?(s(),g(t(xa),{key:1,id:e.id,class:"bg-b-2",content:a.value??"",lang:"json"},null,8,["id","content"])):(s(),g(t(Ge),{key:0,id:e.id,class:"bg-b-2",lang:"json",prettyPrintedContent:a.value??""},null,8,["id","prettyPrintedContent"]))}});var bl=cm;var Ro=(e,a,{contentType:r="application/json",compositionSelection:o,openapiVersion:n,onDiagnostic:l}={})=>{if(Gr(r))return Fi(e?.schema,a,{mode:"read",compositionSelection:o,emptyString:"string",openapiVersion:n,onDiagnostic:l}).xml;if(a!==void 0){let c=Zt(so(a));if(ji(r)&&c?.source!=="serialized"){let b=c?.value;return b===void 0?"":typeof b=="string"?b:zn(b,r,!1)??JSON.stringify(b,null,2)}let d=Pi(c,r,2);if(d!==void 0)return d;let p=c?.value;return c?.source==="value"?Ke(p===void 0?"":p):typeof p=="string"?Ke(p):JSON.stringify(p,null,2)??""}let i=e?.schema??e?.itemSchema;if(i&&$(i)!==void 0){let c=qi(Ui(i),{emptyString:"string",mode:"read",compositionSelection:o});return c===void 0?void 0:zn(c,r,e?.schema===void 0)??Ke(c)}};var m1={class:"bg-b-2 flex min-h-0 min-w-0 flex-col"},f1={key:0,class:"flex flex-col gap-2 px-3 py-3"},v1={key:0,class:"text-c-1 font-medium"},g1={key:3,class:"empty-state"},h1=2e4,dm=w({__name:"ExampleResponse",props:{response:{},example:{},content:{},openapiVersion:{},generationError:{},pending:{type:Boolean,default:!1},contentType:{default:"application/json"}},setup(e){let{translate:a}=O(),r=f(()=>$(e.example)),o=f(()=>{let c=e.generationError;return{value:e.pending||c?void 0:e.content??Ro(e.response,e.example,{contentType:e.contentType,openapiVersion:e.openapiVersion,onDiagnostic:d=>{d.severity==="error"&&c===void 0&&(c=d)}}),error:c}}),n=f(()=>o.value.value),l=f(()=>{let c=o.value.error;if(c)return c.code==="limit-exceeded"?a("response.xmlGenerationLimit"):a("response.xmlGenerationFailed",{message:c.message})}),i=f(()=>n.value===void 0?!1:n.value.length>h1);return(c,d)=>(s(),m("div",m1,[r.value?.summary||r.value?.description?(s(),m("div",f1,[r.value.summary?(s(),m("div",v1,x(r.value.summary),1)):y("",!0),r.value.description?(s(),g(t(le),{key:1,value:r.value.description},null,8,["value"])):y("",!0)])):y("",!0),n.value!==void 0&&!i.value?(s(),g(t(Ge),{key:1,class:"bg-b-2",lang:t(Gr)(e.contentType)?"xml":"json",prettyPrintedContent:n.value},null,8,["lang","prettyPrintedContent"])):n.value!==void 0&&i.value?(s(),g(t(xa),{key:2,class:"bg-b-2",content:n.value,lang:t(Gr)(e.contentType)?"xml":"json"},null,8,["content","lang"])):(s(),m("div",g1,x(l.value??t(a)("response.noBody")),1))]))}});var pm=D(dm,[["__scopeId","data-v-31632782"]]);var um=w({__name:"ExampleResponseTab",setup(e){return(a,r)=>(s(),g(t(jt),{as:"template"},{default:u(({selected:o})=>[h("button",{class:R(["tab",{"tab-selected":o}]),type:"button"},[h("span",null,[I(a.$slots,"default",{},void 0,!0)])],2)]),_:3}))}});var mm=D(um,[["__scopeId","data-v-acfe5550"]]);var fm=w({__name:"ExampleResponseTabList",emits:["change"],setup(e,{emit:a}){let r=a,o=n=>{r("change",n)};return(n,l)=>(s(),g(t(Va),{class:"scalar-card-header scalar-card-header-tabs"},{actions:u(()=>[I(n.$slots,"actions",{},void 0,!0)]),default:u(()=>[v(t(Dt),{onChange:o},{default:u(()=>[v(t(Pt),{class:"tab-list custom-scroll"},{default:u(()=>[I(n.$slots,"default",{},void 0,!0)]),_:3})]),_:3})]),_:3}))}});var vm=D(fm,[["__scopeId","data-v-49a8c0af"]]);var gm=e=>{let a=Ur.schema(e?.schema??e?.itemSchema);if(!a||a.examples?.[0]!==void 0||a.example!==void 0||a.default!==void 0||a.const!==void 0||a.enum!==void 0)return;let r=a.oneOf?"oneOf":"anyOf",o=a[r];if(!o||o.length<2)return;let n=o.flatMap((l,i)=>{if($(l)===void 0)return[];let c=Ur.schema(l);if(!c)return[];let d=xn(c)?.label;return[{key:String(i),summary:d||`${Hr(c)} ${i+1}`,schema:c}]});if(!(n.length<2))return{composition:r,examples:Object.fromEntries(n.map(({key:l,summary:i})=>[l,{summary:i}])),defaultKey:(n.find(({schema:l})=>!("type"in l)||l.type!=="null")??n[0]).key}};function hm(e){if(typeof e=="string")return e.replace(/;.*$/,"").replace(/\/(?!.*vnd\.|fhir\+).*\+/,"/").trim()}function bm(e){return e&&Object.fromEntries(Object.entries(e).map(([a,r])=>[hm(a)||a,r]))}function b1(e){if(!e)return!1;let a=!!(e.schema||e.itemSchema),r="example"in e&&e.example!==null,o=!!e.examples;return a||r||o}function x1(e){return e==="default"||/^[1-5][0-9]{2}$/.test(e)||/^[1-5]XX$/.test(e)}function xm(e,a){if(a!==void 0)return x1(a)?!!e:!1;let r=bm(e?.content),o=Ot(r??{});return b1(r?.["application/json"]??r?.["application/xml"]??r?.["text/plain"]??r?.["text/html"]??r?.["*/*"]??r?.[o[0]??""])}var y1={key:0,class:"scalar-card-checkbox"},w1=["aria-controls"],k1={class:"text-c-2 px-3 pt-2 text-sm"},S1={key:1,class:"text-c-2 p-4",role:"status"},_1={class:"response-description"},C1={key:0,class:"response-description-summary text-c-1"},ym=w({__name:"ExampleResponses",props:{openapiVersion:{},responses:{},selectedExample:{},eventBus:{},selectedContentTypes:{}},setup(e){let{translate:a}=O(),r=X(),o=f(()=>Object.keys(e.responses??{}).sort()),n=f(()=>o.value.filter(F=>xm($(e.responses?.[F]),F))),l=P(0);Y(n,F=>{if(F.length===0)l.value=0;else if(l.value>=F.length)l.value=F.length-1;else return;k.value=S(e.selectedExample)});let i=f(()=>{let F=xe(n)[xe(l)]??"";return $(e.responses?.[F])}),c=F=>{let H=$(e.responses?.[F]);return H?.summary||H?.description||void 0},d=f(()=>{let F=i.value?.content,H=xe(n)[xe(l)]??"",ie=e.selectedContentTypes?.[H],Re=Ot(F??{});return ie&&Re.includes(ie)?ie:Re[0]??""}),p=f(()=>i.value?.content?.[d.value]),b=f(()=>!!p.value?.examples&&Object.keys(p.value?.examples??{}).length>1),k=P(""),S=F=>{let H=Object.keys(p.value?.examples??{});return F&&H.includes(F)?F:k.value&&H.includes(k.value)?k.value:H[0]??""};k.value=S(e.selectedExample),Y(p,()=>{k.value=S(e.selectedExample)}),Y(()=>e.selectedExample,F=>{k.value=S(F)});let _=F=>{k.value=F,e.eventBus?.emit("workspace:update:selected-example",F)},M=f(()=>{if(p.value)return b.value&&k.value?$(p.value.examples?.[k.value]):$i({content:{response:p.value}},void 0,"response")}),E=F=>{l.value=F,k.value=S(e.selectedExample)},L=P(null),N=Ic(L),V=P(!1),T=Ac(()=>[M.value],()=>N.value&&!V.value),W=f(()=>T.resolve(M.value)),G=f(()=>W.value===void 0?gm(p.value):void 0),K=P(""),Q=f(()=>{let F=G.value;return F&&Object.hasOwn(F.examples,K.value)?K.value:F?.defaultKey??""});Y([l,i,d,p],()=>{K.value=""},{flush:"sync"});let Z=f(()=>{let F;return{content:T.pending.value?void 0:Ro(p.value,W.value,{contentType:d.value,compositionSelection:G.value?{[G.value.composition]:Number(Q.value)}:void 0,openapiVersion:e.openapiVersion,onDiagnostic:H=>{H.severity==="error"&&!F&&(F=H)}}),error:F}}),te=f(()=>Z.value.content);return(F,H)=>n.value.length?(s(),g(t(Ma),{key:0,ref_key:"card",ref:L,"aria-label":t(a)("response.exampleResponses"),class:"response-card",role:"region"},{default:u(()=>[v(vm,{onChange:E},{actions:u(()=>[p.value?.schema??p.value?.itemSchema?(s(),m("label",y1,[B(x(t(a)("response.showSchema"))+" ",1),Ba(h("input",{"onUpdate:modelValue":H[0]||(H[0]=ie=>V.value=ie),"aria-controls":t(r),class:"scalar-card-checkbox-input",type:"checkbox"},null,8,w1),[[ys,V.value]]),H[2]||(H[2]=h("span",{class:"scalar-card-checkbox-checkmark"},null,-1))])):y("",!0)]),default:u(()=>[(s(!0),m(z,null,U(n.value,ie=>(s(),g(mm,{key:ie,"aria-controls":t(r)},{default:u(()=>[v(t(De),null,{default:u(()=>[B(x(t(a)("response.status"))+":",1)]),_:1}),B(" "+x(ie)+" ",1),c(ie)?(s(),g(t(De),{key:0},{default:u(()=>[B(x(c(ie)),1)]),_:2},1024)):y("",!0)]),_:2},1032,["aria-controls"]))),128))]),_:1}),v(t(ma),{class:"grid flex-1"},{default:u(()=>[V.value&&(p.value?.schema??p.value?.itemSchema)?(s(),m(z,{key:0},[p.value?.schema?(s(),g(bl,{key:0,id:t(r),schema:p.value.schema},null,8,["id","schema"])):y("",!0),p.value?.itemSchema?(s(),m(z,{key:1},[h("p",k1,x(t(a)("common.streamItem")),1),v(bl,{id:`${t(r)}-item`,schema:p.value.itemSchema},null,8,["id","schema"])],64)):y("",!0)],64)):t(T).pending.value?(s(),m("div",S1,[t(T).failed.value?(s(),m(z,{key:0},[H[4]||(H[4]=B(" Could not load this example. ",-1)),v(t(Ae),{size:"sm",variant:"ghost",onClick:t(T).retry},{default:u(()=>[...H[3]||(H[3]=[B(" Retry ",-1)])]),_:1},8,["onClick"])],64)):(s(),m(z,{key:1},[B("Loading example\u2026")],64))])):(s(),g(pm,{key:2,id:t(r),content:te.value,contentType:d.value,example:W.value,generationError:Z.value.error,openapiVersion:e.openapiVersion,pending:t(T).pending.value,response:p.value},null,8,["id","content","contentType","example","generationError","openapiVersion","pending","response"]))]),_:1}),i.value?.summary||i.value?.description||b.value||G.value?(s(),g(t($t),{key:0,class:"response-card-footer"},{default:u(()=>[b.value?(s(),g(t(za),{key:0,class:"response-example-selector px-0",examples:p.value?.examples,modelValue:k.value,"onUpdate:modelValue":_},null,8,["examples","modelValue"])):y("",!0),G.value&&!V.value?(s(),g(t(za),{key:1,"aria-label":t(a)("schema.schema"),class:"response-example-selector px-0","data-testid":"response-variant-picker",examples:G.value.examples,modelValue:Q.value,"onUpdate:modelValue":H[1]||(H[1]=ie=>K.value=ie)},null,8,["aria-label","examples","modelValue"])):y("",!0),h("div",_1,[i.value?.summary?(s(),m("div",C1,x(i.value.summary),1)):y("",!0),i.value?.description?(s(),g(t(le),{key:1,class:"response-description-markdown",value:i.value.description},null,8,["value"])):y("",!0)])]),_:1})):y("",!0)]),_:1},8,["aria-label"])):y("",!0)}});var Lo=D(ym,[["__scopeId","data-v-50b330bf"]]);var B1=e=>"schema"in e&&e.schema!==void 0,wm=e=>$(e),T1=(e,a,r,o,n)=>{let{example:l,examples:i,...c}=e;return{...c,name:a,description:r,required:o,schema:n}},km=(e,a,r)=>{if(!a.properties)return[e];let o=new Set(a.required??[]),n=Object.entries(a.properties).flatMap(([l,i])=>{let c=wm(i);if(!c)return[];let d=`${r}[${l}]`,p=T1(e,d,c.description??e.description,o.has(l),c);return un(c)&&c.properties?km(p,c,d):[p]});return n.length>0?n:[e]},Sm=e=>{if(e.in!=="query"||!B1(e)||e.style!=="deepObject")return[e];let a=wm(e.schema);return!a||!un(a)?[e]:km(e,a,e.name)};var E1=["aria-label"],I1={class:"request-body-header"},A1={key:0,class:"text-c-2 text-xs leading-none font-normal","data-testid":"request-body-schema-name"},z1={class:"flex items-center gap-2"},M1={key:0,class:"request-body-required"},V1={key:0,class:"request-body-description"},R1={key:0,class:"text-c-2 pt-2 text-sm"},L1={key:2,class:"request-body-schema"},O1={key:3,class:"request-body-schema"},_m=w({__name:"RequestBody",props:ve({breadcrumb:{},requestBody:{},eventBus:{},document:{},options:{},scrollTargetId:{},specificationExtension:{},expansion:{}},{selectedContentType:{default:"application/json"},selectedContentTypeModifiers:{}}),emits:["update:selectedContentType"],setup(e){let{translate:a}=O(),{level:r}=se("operationSection"),o=f(()=>e.options.maxVisibleRequestBodyProperties??12),n=f(()=>Object.keys(e.requestBody?.content??{})),l=ne(e,"selectedContentType");e.requestBody?.content&&n.value[0]&&(l.value=n.value[0]);let i=f(()=>e.requestBody?.content?.[l.value]?.schema??e.requestBody?.content?.[l.value]?.itemSchema),c=f(()=>$(i.value)),d=f(()=>!e.options.hideModelNames&&i.value&&bn(i.value)||null),p=f(()=>e.options.hideModelNames&&i.value?Tn(i.value,{hideModelNames:!0}).map(_=>_.text).join(" "):d.value?.label),b=f(()=>En(d.value?.schemaKey,{hideModels:e.options.hideModels,document:e.document})),k=f(()=>{if(o.value===0||!c.value||!Fr(c.value)||$r(c.value,e.document))return null;let _=wn(c.value,c.value.discriminator,{hideReadOnly:!0,orderSchemaPropertiesBy:e.options.orderSchemaPropertiesBy,orderRequiredPropertiesFirst:e.options.orderRequiredPropertiesFirst});if(_.length<=o.value)return null;let{properties:M,...E}=c.value;return M?{collapsedPropertyCount:_.length-o.value,visibleProperties:{...E,properties:Nt(_.slice(0,o.value),M)},collapsedProperties:{...E,properties:Nt(_.slice(o.value),M)}}:null}),S=f(()=>Object.keys(e.requestBody?.content??{}).length>0||e.requestBody?.description||e.requestBody?.required);return(_,M)=>e.requestBody&&S.value?(s(),m("div",{key:0,"aria-label":t(a)("operation.requestBody"),class:"request-body",role:"group"},[h("div",I1,[v(t(oe),{class:"request-body-title flex!",level:t(r)},{default:u(()=>[I(_.$slots,"title",{},void 0,!0),p.value?(s(),m("span",A1,[M[2]||(M[2]=h("span",{class:"text-c-3 mx-1.5"},"\xB7",-1)),e.eventBus&&d.value?.schemaKey&&b.value?(s(),g(t(Is),{key:0,onClick:M[0]||(M[0]=E=>e.eventBus.emit("scroll-to:model-by-name",{name:d.value.schemaKey}))},{default:u(()=>[B(x(p.value),1)]),_:1})):(s(),m(z,{key:1},[B(x(p.value),1)],64))])):y("",!0)]),_:3},8,["level"]),h("div",z1,[e.requestBody.required?(s(),m("div",M1,x(t(a)("schema.required")),1)):y("",!0),v(Eo,{modelValue:l.value,"onUpdate:modelValue":M[1]||(M[1]=E=>l.value=E),content:e.requestBody.content},null,8,["modelValue","content"])]),e.requestBody.description?(s(),m("div",V1,[v(t(le),{value:e.requestBody.description},null,8,["value"])])):y("",!0)]),e.requestBody.content?.[l.value]?.itemSchema&&!e.requestBody.content?.[l.value]?.schema?(s(),m("p",R1,x(t(a)("common.streamItem")),1)):y("",!0),e.requestBody.content?.[l.value]?.schema&&e.requestBody.content?.[l.value]?.itemSchema?(s(),g(t(We),{key:1,compact:"",eventBus:e.eventBus,expansion:e.expansion,name:t(a)("common.streamItem"),noncollapsible:"",options:{...e.options,hideReadOnly:!0,document:e.document},schema:t($)(e.requestBody.content[l.value]?.itemSchema),schemaContext:"requestBody",scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["eventBus","expansion","name","options","schema","scrollTargetId","specificationExtension"])):y("",!0),k.value?(s(),m("div",L1,[v(t(We),{breadcrumb:e.breadcrumb,compact:"",compositionPath:["requestBody"],eventBus:e.eventBus,expansion:e.expansion,name:t(a)("operation.requestBody"),noncollapsible:"",options:{hideReadOnly:!0,orderRequiredPropertiesFirst:e.options.orderRequiredPropertiesFirst,orderSchemaPropertiesBy:e.options.orderSchemaPropertiesBy,expandAllSchemaProperties:e.options.expandAllSchemaProperties,schemaKeyboardNav:e.options.schemaKeyboardNav,showExtensions:e.options.showExtensions,hideModels:e.options.hideModels,hideModelNames:e.options.hideModelNames,document:e.document},schema:k.value.visibleProperties,schemaContext:"requestBody",scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","eventBus","expansion","name","options","schema","scrollTargetId","specificationExtension"]),v(t(We),{additionalPropertyCount:k.value.collapsedPropertyCount,additionalProperties:"",breadcrumb:e.breadcrumb,compact:"",compositionPath:["requestBody"],eventBus:e.eventBus,expansion:e.expansion,hideDescription:"",name:t(a)("operation.requestBody"),options:{hideReadOnly:!0,orderRequiredPropertiesFirst:e.options.orderRequiredPropertiesFirst,orderSchemaPropertiesBy:e.options.orderSchemaPropertiesBy,expandAllSchemaProperties:e.options.expandAllSchemaProperties,schemaKeyboardNav:e.options.schemaKeyboardNav,showExtensions:e.options.showExtensions,hideModels:e.options.hideModels,hideModelNames:e.options.hideModelNames,document:e.document},schema:k.value.collapsedProperties,schemaContext:"requestBody",scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["additionalPropertyCount","breadcrumb","eventBus","expansion","name","options","schema","scrollTargetId","specificationExtension"])])):c.value?(s(),m("div",O1,[v(t(We),{breadcrumb:e.breadcrumb,compact:"",compositionPath:["requestBody"],eventBus:e.eventBus,expansion:e.expansion,hideReadOnly:!0,name:t(a)("operation.requestBody"),noncollapsible:"",options:{hideReadOnly:!0,orderRequiredPropertiesFirst:e.options.orderRequiredPropertiesFirst,orderSchemaPropertiesBy:e.options.orderSchemaPropertiesBy,expandAllSchemaProperties:e.options.expandAllSchemaProperties,schemaKeyboardNav:e.options.schemaKeyboardNav,showExtensions:e.options.showExtensions,hideModels:e.options.hideModels,hideModelNames:e.options.hideModelNames,document:e.document},schema:c.value,schemaContext:"requestBody",scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","eventBus","expansion","name","options","schema","scrollTargetId","specificationExtension"])])):y("",!0)],8,E1)):y("",!0)}});var Cm=D(_m,[["__scopeId","data-v-544dfbf7"]]);var Bm=w({__name:"OperationParameters",props:ve({breadcrumb:{},parameters:{default:()=>[]},requestBody:{},eventBus:{},document:{},options:{},scrollTargetId:{},specificationExtension:{},expansion:{}},{selectedContentType:{},selectedContentTypeModifiers:{}}),emits:["update:selectedContentType"],setup(e){let{translate:a}=O(),r=ne(e,"selectedContentType"),o=f(()=>(e.parameters??[]).reduce((n,l)=>{let i=$(l);return i&&!Ja(i)&&Sm(i).forEach(c=>{n[c.in==="querystring"?"query":c.in].push(c)}),n},{cookie:[],header:[],path:[],query:[]}));return(n,l)=>(s(),m(z,null,[v(Fa,{breadcrumb:e.breadcrumb?[...e.breadcrumb,"path"]:void 0,collapsableItems:e.options.expandAllParameters===!1,document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,parameters:o.value.path,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},{title:u(()=>[B(x(t(a)("operation.pathParameters")),1)]),_:1},8,["breadcrumb","collapsableItems","document","eventBus","expansion","options","parameters","scrollTargetId","specificationExtension"]),v(Fa,{breadcrumb:e.breadcrumb?[...e.breadcrumb,"query"]:void 0,collapsableItems:e.options.expandAllParameters===!1,document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,parameters:o.value.query,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},{title:u(()=>[B(x(t(a)("operation.queryParameters")),1)]),_:1},8,["breadcrumb","collapsableItems","document","eventBus","expansion","options","parameters","scrollTargetId","specificationExtension"]),v(Fa,{breadcrumb:e.breadcrumb?[...e.breadcrumb,"headers"]:void 0,collapsableItems:e.options.expandAllParameters===!1,document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,parameters:o.value.header,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},{title:u(()=>[B(x(t(a)("operation.headers")),1)]),_:1},8,["breadcrumb","collapsableItems","document","eventBus","expansion","options","parameters","scrollTargetId","specificationExtension"]),v(Fa,{breadcrumb:e.breadcrumb?[...e.breadcrumb,"cookies"]:void 0,collapsableItems:e.options.expandAllParameters===!1,document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,parameters:o.value.cookie,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},{title:u(()=>[B(x(t(a)("operation.cookies")),1)]),_:1},8,["breadcrumb","collapsableItems","document","eventBus","expansion","options","parameters","scrollTargetId","specificationExtension"]),e.requestBody?(s(),g(Cm,{key:0,selectedContentType:r.value,"onUpdate:selectedContentType":l[0]||(l[0]=i=>r.value=i),breadcrumb:e.breadcrumb?[...e.breadcrumb,"body"]:void 0,document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,requestBody:e.requestBody,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},{title:u(()=>[B(x(t(a)("operation.body")),1)]),_:1},8,["selectedContentType","breadcrumb","document","eventBus","expansion","options","requestBody","scrollTargetId","specificationExtension"])):y("",!0)],64))}});var Mr=Bm;var N1={key:0,class:"mt-6"},D1=["aria-label"],Tm=w({__name:"OperationResponses",props:{responses:{},breadcrumb:{},collapsableItems:{type:Boolean},eventBus:{},document:{},selectedContentTypes:{default:()=>({})},options:{},scrollTargetId:{},specificationExtension:{},expansion:{}},emits:["update:selectedContentTypes"],setup(e,{emit:a}){let r=a,{translate:o}=O(),n=f(()=>Object.fromEntries(Object.entries(e.responses??{}).flatMap(([i,c])=>{let d=$(c);return d?[[i,d]]:[]}))),{level:l}=se("operationSection");return(i,c)=>Object.keys(n.value).length?(s(),m("div",N1,[v(t(oe),{class:"text-c-1 responses-title--tree mt-3 mb-0 block! leading-[1.45] font-medium",level:t(l),rule:""},{default:u(()=>[B(x(t(o)("operation.responses")),1)]),_:1},8,["level"]),h("ul",{"aria-label":t(o)("operation.responses"),class:"responses-list--tree mb-3 list-none p-0 text-sm",role:"list"},[(s(!0),m(z,null,U(n.value,(d,p)=>(s(),g(Ao,{key:p,breadcrumb:e.breadcrumb?[...e.breadcrumb,"responses"]:void 0,collapsableItems:e.collapsableItems,document:e.document,eventBus:e.eventBus,expansion:e.expansion,name:p,options:e.options,parameter:d,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension,"onUpdate:selectedContentType":b=>r("update:selectedContentTypes",{...e.selectedContentTypes,[p]:b})},null,8,["breadcrumb","collapsableItems","document","eventBus","expansion","name","options","parameter","scrollTargetId","specificationExtension","onUpdate:selectedContentType"]))),128))],8,D1)])):y("",!0)}});var Vr=Tm;var P1={class:"callback-list-item callback-list-item--tree"},j1=["aria-controls","aria-expanded"],U1={class:"callback-item-name relative flex min-w-0 flex-1 items-baseline gap-1.5"},$1={class:"text-c-1 min-w-0 flex-1 truncate font-bold"},q1={class:"text-c-2 font-normal"},F1=["id"],Em=w({__name:"Callback",props:{callback:{},method:{},name:{},url:{},eventBus:{},document:{},breadcrumb:{},options:{},scrollTargetId:{default:""},specificationExtension:{},expansion:{}},setup(e){let a=e.expansion??Ga(_t(()=>e.scrollTargetId)),r=X(),o=f(()=>ur(e.breadcrumb)||`~anonymous-${r}`),n=X(),l=f(()=>a.isExpanded(o.value,{})),i=()=>{a.setExpanded(o.value,!l.value)};return(c,d)=>(s(),m("div",P1,[h("button",{"aria-controls":l.value?t(n):void 0,"aria-expanded":l.value,class:"callback-item-trigger group/tree-control font-code flex w-full cursor-pointer items-baseline gap-1.5 border-none bg-transparent p-0 py-2.5 text-start text-sm leading-(--scalar-line-height-5)",type:"button",onClick:i},[h("span",U1,[v(t(Vt),{anchor:"line",class:"callback-item-glyph",open:l.value},null,8,["open"]),v(t(Er),{as:"span",class:"request-method font-bold",method:e.method},null,8,["method"]),h("span",$1,[B(x(e.name)+" ",1),h("span",q1,x(e.url),1)])])],8,j1),l.value?(s(),m("div",{key:0,id:t(n),class:"callback-operation-panel mt-1.5 mb-0.5 flex flex-col gap-6 [&_.parameter-list-title--tree]:mt-0! [&_.parameter-list-title--tree]:text-(length:--scalar-font-size-4)! [&_.parameter-list-title--tree]:font-(--scalar-bold)! [&_.request-body]:mt-0! [&_.request-body-description]:mt-0! [&_.request-body-description]:text-(length:--scalar-font-size-4)! [&_.request-body-header]:mt-0! [&_.request-body-title]:text-(length:--scalar-font-size-4)! [&_.request-body-title]:font-(--scalar-bold)! [&_.responses-title--tree]:mt-0! [&_.responses-title--tree]:text-(length:--scalar-font-size-4)! [&_.responses-title--tree]:font-(--scalar-bold)! [&>*]:mt-0!"},[v(Mr,{breadcrumb:e.breadcrumb,document:e.document,eventBus:e.eventBus,expansion:t(a),options:e.options,parameters:e.callback.parameters??[],requestBody:t($)(e.callback.requestBody),scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","document","eventBus","expansion","options","parameters","requestBody","scrollTargetId","specificationExtension"]),v(Vr,{breadcrumb:e.breadcrumb,collapsableItems:!1,document:e.document,eventBus:e.eventBus,expansion:t(a),options:e.options,responses:e.callback.responses,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","document","eventBus","expansion","options","responses","scrollTargetId","specificationExtension"])],8,F1)):y("",!0)]))}});var Im=Em;var H1=["aria-label"],Am=w({__name:"Callbacks",props:{path:{},callbacks:{},eventBus:{},breadcrumb:{},document:{},options:{},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let{translate:a}=O(),{level:r}=se("operationSection"),o=f(()=>{let n=[];return In(e.callbacks).forEach(([l,i])=>{In($(i)??{}).forEach(([c,d])=>{typeof d!="object"||!d||Ki(d,(p,b)=>{let k=$(b);k&&n.push({name:l,url:c,method:p,callback:k})})})}),n});return(n,l)=>(s(),m("div",{"aria-label":t(a)("operation.callbacks"),class:"callbacks-list gap-3",role:"group"},[v(t(oe),{class:"callbacks-title text-c-1 callbacks-title--tree mt-3 mb-0 block! text-lg font-medium",level:t(r),rule:""},{default:u(()=>[B(x(t(a)("operation.callbacks")),1)]),_:1},8,["level"]),(s(!0),m(z,null,U(o.value,({callback:i,method:c,name:d,url:p})=>(s(),g(Im,{key:`${d}-${p}-${c}`,breadcrumb:e.breadcrumb?[...e.breadcrumb,"callbacks",d,p,...t(Ra)(c)?[c]:["additionalOperations",c]]:void 0,callback:i,document:e.document,eventBus:e.eventBus,expansion:e.expansion,method:c,name:d,options:e.options,path:e.path,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension,url:p},null,8,["breadcrumb","callback","document","eventBus","expansion","method","name","options","path","scrollTargetId","specificationExtension","url"]))),128))],8,H1))}});var Oo=Am;var zm=w({__name:"CopyMarkdownButton",props:{document:{},path:{},method:{},isWebhook:{type:Boolean}},setup(e){let a=f(()=>{let r=e.document,o=e.isWebhook?{webhook:{name:e.path,method:e.method}}:{operation:{path:e.path,method:e.method}};return async()=>{let{createMarkdownFromOpenApi:n}=await import("./browser-MVBCUWNU.js");return n(r,o)}});return(r,o)=>(s(),g(Mo,{getMarkdown:a.value},null,8,["getMarkdown"]))}});var No=zm;var Mm=w({__name:"OperationTags",props:{document:{},tags:{}},setup(e){let{translate:a}=O(),r=f(()=>{if(!e.document)return[];let o=new Map(e.document.tags?.map(n=>[n.name,n]));return Array.from(new Set(e.tags)).flatMap(n=>{let l=o.get(n),i=Vc(e.document,l);if(!l||Ja(l)||i==="nav")return[];let c=l["x-displayName"]??l.summary??l.name;return[{name:n,label:i==="audience"?`${a("operation.audience")}: ${c}`:c}]})});return(o,n)=>(s(!0),m(z,null,U(r.value,l=>(s(),g(t(we),{key:l.name},{default:u(()=>[B(x(l.label),1)]),_:2},1024))),128))}});var Do=Mm;var ya;(function(e){e.Deprecated="deprecated",e.Experimental="experimental",e.Stable="stable"})(ya||(ya={}));var Po=e=>e.deprecated||e["x-scalar-stability"]===ya.Deprecated,rr=e=>e.deprecated?ya.Deprecated:e["x-scalar-stability"],jo=e=>{switch(rr(e)){case ya.Deprecated:return"text-red";case ya.Experimental:return"text-orange";case ya.Stable:return"text-green";default:return""}};var W1=["method"],Vm=w({__name:"TestRequestButton",props:{id:{},method:{},path:{},eventBus:{},exampleName:{},requestBodyCompositionSelection:{}},setup(e){let{translate:a}=O(),r=()=>{let o={id:e.id,...e.exampleName&&{exampleName:e.exampleName},...e.requestBodyCompositionSelection&&Object.keys(e.requestBodyCompositionSelection).length>0&&{requestBodyCompositionSelection:e.requestBodyCompositionSelection}};e.eventBus.emit("ui:open:client-modal",o)};return(o,n)=>(s(),m("button",{class:"show-api-client-button",method:e.method,type:"button",onClick:be(r,["stop"])},[v(t(Mt),{class:"size-3",weight:"fill"}),h("span",null,x(t(a)("operation.testRequest")),1),v(t(De),null,{default:u(()=>[B("("+x(e.method)+" "+x(e.path)+")",1)]),_:1})],8,W1))}});var Uo=D(Vm,[["__scopeId","data-v-f9ff7949"]]);var Rm=w({__name:"XBadges",props:{position:{},badges:{}},setup(e){let a=f(()=>Array.isArray(e.badges)?e.badges.filter(r=>r.position===e.position||e.position==="after"&&!r.position):[]);return(r,o)=>a.value.length?(s(!0),m(z,{key:0},U(a.value,n=>(s(),g(t(we),{key:n.name,color:n.color},{default:u(()=>[B(x(n.name),1)]),_:2},1032,["color"]))),128)):y("",!0)}});var Rr=Rm;var K1={class:"operation-title"},G1={class:"operation-details"},Z1={class:"endpoint-label-path"},J1={class:"endpoint-label-name"},X1={key:1,class:"font-code text-sm"},Y1={key:0,class:"mb-3 flex justify-end"},Q1={class:"endpoint-content"},ey={class:"operation-details-card"},ay={key:0,class:"operation-details-card-item"},ry={class:"operation-details-card-item"},ty={class:"operation-details-card-item"},oy={key:1,class:"operation-details-card-item"},Lm=w({__name:"ClassicLayout",props:{id:{},method:{},options:{},path:{},clientOptions:{},isCollapsed:{type:Boolean},isWebhook:{type:Boolean},selectedClient:{},selectedExample:{},eventBus:{},operation:{},selectedServer:{},selectedSecuritySchemes:{},requiredSecurity:{},document:{},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let{translate:a}=O(),r=f(()=>e.operation.summary||e.path||""),o=xr(),n=f(()=>!!o.value?.enabled.value),l=f(()=>ar(e.operation)),i=P(),c=P(""),d=P({}),p=f(()=>({...d.value})),b=f(()=>JSON.stringify(p.value));$e(Tt,d);let k=P({}),{copyToClipboard:S}=Ia(),{level:_}=se("operation");return(M,E)=>(s(),g(t(Cr),{id:e.id,"aria-label":r.value,class:"reference-endpoint",modelValue:!e.isCollapsed,transparent:"","onUpdate:modelValue":E[5]||(E[5]=L=>e.eventBus?.emit("toggle:nav-item",{id:e.id,open:L}))},{title:u(()=>[h("div",K1,[h("div",G1,[v(t(Er),{class:"endpoint-type",method:e.method,short:""},null,8,["method"]),v(t(Me),{class:"endpoint-anchor",onCopyAnchorUrl:E[0]||(E[0]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.id}))},{default:u(()=>[(s(),g(fe(`h${t(_)}`),{class:"endpoint-label flex-wrap"},{default:u(()=>[h("div",Z1,[v(Ha,{deprecated:t(Po)(e.operation),path:e.path},null,8,["deprecated","path"])]),h("div",J1,x(r.value),1),t(rr)(e.operation)?(s(),g(t(we),{key:0,class:R(["capitalize",t(jo)(e.operation)])},{default:u(()=>[B(x(t(rr)(e.operation)),1)]),_:1},8,["class"])):y("",!0),e.isWebhook?(s(),g(t(we),{key:1,class:"font-code text-green flex w-fit items-center justify-center gap-1"},{default:u(()=>[v(t(Ea),{weight:"bold"}),B(" "+x(t(a)("operation.webhook")),1)]),_:1})):y("",!0),v(Do,{document:e.document,tags:e.operation.tags},null,8,["document","tags"]),v(t(Rr),{badges:e.operation["x-badges"],position:"before"},null,8,["badges"])]),_:1}))]),_:1})])])]),actions:u(({active:L})=>[v(zr,{hideLabel:"",requiredSecurity:e.requiredSecurity},null,8,["requiredSecurity"]),v(t(Rr),{badges:e.operation["x-badges"],position:"after"},null,8,["badges"]),e.options.hideTestRequestButton?y("",!0):(s(),m(z,{key:0},[L?(s(),g(t(Uo),{key:0,id:e.id,eventBus:e.eventBus,exampleName:c.value,method:e.method,path:e.path,requestBodyCompositionSelection:p.value},null,8,["id","eventBus","exampleName","method","path","requestBodyCompositionSelection"])):(s(),g(t(Mt),{key:1,class:"endpoint-try-hint size-4.5"}))],64)),e.options.showOperationId&&e.operation.operationId?(s(),m("span",X1,x(e.operation.operationId),1)):y("",!0),v(t(La),{class:"endpoint-copy p-0.5",icon:t(ir),label:t(a)("actions.copyEndpointUrl"),size:"xs",variant:"ghost",onClick:E[1]||(E[1]=be(N=>t(S)(e.path),["stop"]))},null,8,["icon","label"])]),description:u(()=>[e.document?(s(),m("div",Y1,[M.$slots.actions?I(M.$slots,"actions",{},void 0,!0,0):(s(),g(No,{key:1,document:e.document,isWebhook:e.isWebhook,method:e.method,path:e.path},null,8,["document","isWebhook","method","path"]))])):y("",!0),e.operation.description?(s(),g(t(le),{key:1,anchorPrefix:e.id,"aria-label":t(a)("common.description"),role:"group",transformType:"heading",value:e.operation.description,withAnchors:"",withImages:""},null,8,["anchorPrefix","aria-label","value"])):y("",!0)]),default:u(()=>[h("div",Q1,[h("div",ey,[Object.keys(l.value).length>0?(s(),m("div",ay,[v(ea,{showExtensions:e.options.showExtensions,value:l.value},null,8,["showExtensions","value"])])):y("",!0),h("div",ry,[v(Mr,{selectedContentType:i.value,"onUpdate:selectedContentType":E[2]||(E[2]=L=>i.value=L),breadcrumb:[e.id],document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,parameters:e.operation.parameters,requestBody:t($)(e.operation.requestBody),scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["selectedContentType","breadcrumb","document","eventBus","expansion","options","parameters","requestBody","scrollTargetId","specificationExtension"])]),h("div",ty,[v(Vr,{selectedContentTypes:k.value,"onUpdate:selectedContentTypes":E[3]||(E[3]=L=>k.value=L),breadcrumb:[e.id],collapsableItems:!e.options.expandAllResponses,document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,responses:e.operation.responses,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["selectedContentTypes","breadcrumb","collapsableItems","document","eventBus","expansion","options","responses","scrollTargetId","specificationExtension"])]),e.operation?.callbacks?(s(),m("div",oy,[v(Oo,{breadcrumb:[e.id],callbacks:e.operation.callbacks,document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,path:e.path,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","callbacks","document","eventBus","expansion","options","path","scrollTargetId","specificationExtension"])])):y("",!0)]),e.operation.responses?(s(),g(t(Lo),{key:0,class:"operation-example-card",eventBus:e.eventBus,openapiVersion:e.document?.openapi,responses:e.operation.responses,selectedContentTypes:k.value,selectedExample:e.selectedExample},null,8,["eventBus","openapiVersion","responses","selectedContentTypes","selectedExample"])):y("",!0),h("div",null,[e.operation.externalDocs?(s(),g(t(Ze),{key:0},{default:u(()=>[v(t(qe),{value:e.operation.externalDocs},null,8,["value"])]),_:1})):y("",!0),v(t(Ne),null,{default:u(()=>[(s(),g(t(no),{key:b.value,class:"operation-example-card",clientOptions:e.clientOptions,clientPickerLabel:t(a)("clientLibraries.changeClient"),clientSearchLabel:t(a)("clientLibraries.searchLabel"),codeSampleLabel:t(a)("operation.codeSample"),codeSampleUnavailable:t(a)("operation.codeSampleUnavailable"),eventBus:e.eventBus,fallback:"",isWebhook:e.isWebhook,method:e.method,openapiVersion:e.document?.openapi,operation:e.operation,path:e.path,requestBodyCompositionSelection:p.value,securitySchemes:e.selectedSecuritySchemes,selectedClient:e.selectedClient,selectedContentType:i.value,selectedExample:e.selectedExample,selectedServer:e.selectedServer,"onUpdate:exampleKey":E[4]||(E[4]=L=>c.value=L)},ye({_:2},[n.value?{name:"footer-start",fn:u(()=>[v(t(Ua),{variant:"footer"})]),key:"0"}:void 0]),1032,["clientOptions","clientPickerLabel","clientSearchLabel","codeSampleLabel","codeSampleUnavailable","eventBus","isWebhook","method","openapiVersion","operation","path","requestBodyCompositionSelection","securitySchemes","selectedClient","selectedContentType","selectedExample","selectedServer"]))]),_:1})])])]),_:3},8,["id","aria-label","modelValue"]))}});var Om=D(Lm,[["__scopeId","data-v-ee2073f7"]]);var ny={class:"ask-agent-scalar-input-label"},ly=["placeholder"],sy={class:"ask-agent-scalar-send",type:"submit"},Nm=w({__name:"AskAgentButton",setup(e){let a=ao(),{translate:r}=O(),o=P(""),n=P();function l(){a.value?.openAgent(o.value),o.value=""}return(i,c)=>t(a)?.agentEnabled.value?(s(),m("form",{key:0,class:"agent-button-container",onClick:c[1]||(c[1]=d=>n.value?.focus()),onSubmit:c[2]||(c[2]=be(d=>l(),["prevent"]))},[v(t(cr),{class:"size-3 shrink-0",weight:"fill"}),h("div",ny,x(t(r)("agent.askAiAgent")),1),Ba(h("input",{ref_key:"inputRef",ref:n,"onUpdate:modelValue":c[0]||(c[0]=d=>o.value=d),class:R(["ask-agent-scalar-input",{"ask-agent-scalar-input-not-empty":o.value.length>0}]),placeholder:t(r)("agent.askAiAgent")},null,10,ly),[[xs,o.value]]),h("button",sy,[v(t(zs),{class:"size-3",weight:"bold"})])],32)):y("",!0)}});var Dm=D(Nm,[["__scopeId","data-v-10a4fb90"]]);var iy={class:"flex flex-row justify-between gap-1"},cy={class:"flex flex-wrap gap-1"},dy={class:"flex items-center gap-1"},py={class:"operation-layout"},uy={class:"operation-auth mb-1.5 flex min-h-8 flex-wrap items-center gap-3"},my={class:"operation-description"},fy={class:"operation-details"},vy={class:"examples"},gy={class:"flex"},Pm=w({__name:"ModernLayout",props:{id:{},method:{},options:{},path:{},clientOptions:{},isWebhook:{type:Boolean},selectedClient:{},selectedExample:{},eventBus:{},operation:{},selectedServer:{},selectedSecuritySchemes:{},requiredSecurity:{},document:{},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let{translate:a}=O(),r=f(()=>e.operation.summary||e.path||""),o=xr(),n=f(()=>!!o.value?.enabled.value),l=X(),i=f(()=>ar(e.operation)),c=P(),d=P({}),p=f(()=>({...d.value})),b=f(()=>JSON.stringify(p.value));$e(Tt,d);let k=P({}),{level:S}=se("operation");return(_,M)=>(s(),g(t(Je),{id:e.id,"aria-labelledby":t(l),label:r.value,tabindex:"-1",onIntersecting:M[3]||(M[3]=()=>e.eventBus?.emit("intersecting:nav-item",{id:e.id}))},{default:u(()=>[v(t(qa),null,{default:u(()=>[h("div",iy,[h("div",cy,[e.options?.showOperationId&&e.operation.operationId?(s(),g(t(we),{key:0},{default:u(()=>[B(x(e.operation.operationId),1)]),_:1})):y("",!0),t(rr)(e.operation)?(s(),g(t(we),{key:1,class:R(["capitalize",t(jo)(e.operation)])},{default:u(()=>[B(x(t(rr)(e.operation)),1)]),_:1},8,["class"])):y("",!0),e.isWebhook?(s(),g(t(we),{key:2,class:"font-code text-green flex w-fit items-center justify-center gap-1"},{default:u(()=>[v(t(Ea),{weight:"bold"}),B(" "+x(t(a)("operation.webhook")),1)]),_:1})):y("",!0),v(Do,{document:e.document,tags:e.operation.tags},null,8,["document","tags"]),v(t(Rr),{badges:e.operation["x-badges"],position:"before"},null,8,["badges"])]),h("div",dy,[v(t(Rr),{badges:e.operation["x-badges"],position:"after"},null,8,["badges"])])]),h("div",py,[h("div",{class:R(["operation-title",t(Po)(e.operation)&&"deprecated"])},[v(t(Me),{onCopyAnchorUrl:M[0]||(M[0]=()=>e.eventBus?.emit("copy-url:nav-item",{id:e.id}))},{default:u(()=>[v(t(oe),{id:t(l),level:t(S)},{default:u(()=>[B(x(r.value),1)]),_:1},8,["id","level"])]),_:1})],2),h("div",uy,[v(zr,{requiredSecurity:e.requiredSecurity},null,8,["requiredSecurity"]),_.$slots.actions?I(_.$slots,"actions",{},void 0,!0,0):e.document?(s(),g(No,{key:1,document:e.document,isWebhook:e.isWebhook,method:e.method,path:e.path},null,8,["document","isWebhook","method","path"])):y("",!0)]),h("div",my,[v(ea,{showExtensions:e.options.showExtensions,value:i.value},null,8,["showExtensions","value"]),v(t(le),{anchorPrefix:e.id,"aria-label":t(a)("common.description"),role:"group",transformType:"heading",value:e.operation.description,withAnchors:"",withImages:""},null,8,["anchorPrefix","aria-label","value"])]),h("div",fy,[v(Mr,{selectedContentType:c.value,"onUpdate:selectedContentType":M[1]||(M[1]=E=>c.value=E),breadcrumb:[e.id],document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,parameters:e.operation.parameters,requestBody:t($)(e.operation.requestBody),scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["selectedContentType","breadcrumb","document","eventBus","expansion","options","parameters","requestBody","scrollTargetId","specificationExtension"]),v(Vr,{selectedContentTypes:k.value,"onUpdate:selectedContentTypes":M[2]||(M[2]=E=>k.value=E),breadcrumb:[e.id],collapsableItems:!e.options.expandAllResponses,document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,responses:e.operation.responses,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["selectedContentTypes","breadcrumb","collapsableItems","document","eventBus","expansion","options","responses","scrollTargetId","specificationExtension"]),v(t(Ne),null,{default:u(()=>[e.operation.callbacks?(s(),g(Oo,{key:0,breadcrumb:[e.id],callbacks:e.operation.callbacks,class:"mt-6",document:e.document,eventBus:e.eventBus,expansion:e.expansion,options:e.options,path:e.path,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["breadcrumb","callbacks","document","eventBus","expansion","options","path","scrollTargetId","specificationExtension"])):y("",!0)]),_:1})]),h("div",vy,[e.operation.externalDocs?(s(),g(t(Ze),{key:0},{default:u(()=>[v(t(qe),{value:e.operation.externalDocs},null,8,["value"])]),_:1})):y("",!0),v(t(Ne),null,{default:u(()=>[(s(),g(t(no),{key:b.value,clientOptions:e.clientOptions,clientPickerLabel:t(a)("clientLibraries.changeClient"),clientSearchLabel:t(a)("clientLibraries.searchLabel"),codeSampleLabel:t(a)("operation.codeSample"),codeSampleUnavailable:t(a)("operation.codeSampleUnavailable"),eventBus:e.eventBus,fallback:"",isWebhook:e.isWebhook,method:e.method,openapiVersion:e.document?.openapi,operation:e.operation,path:e.path,requestBodyCompositionSelection:p.value,securitySchemes:e.selectedSecuritySchemes,selectedClient:e.selectedClient,selectedContentType:c.value,selectedExample:e.selectedExample,selectedServer:e.selectedServer},ye({header:u(()=>[v(Ha,{class:"font-code text-c-2 [&_em]:text-c-1 min-w-0 [&_em]:not-italic",deprecated:e.operation?.deprecated,path:e.path},null,8,["deprecated","path"])]),footer:u(({exampleName:E})=>[h("div",gy,[v(Dm),e.options.hideTestRequestButton?y("",!0):(s(),g(t(Uo),{key:0,id:e.id,eventBus:e.eventBus,exampleName:E,method:e.method,path:e.path,requestBodyCompositionSelection:p.value},null,8,["id","eventBus","exampleName","method","path","requestBodyCompositionSelection"]))])]),_:2},[n.value?{name:"footer-start",fn:u(()=>[v(t(Ua),{variant:"footer"})]),key:"0"}:void 0]),1032,["clientOptions","clientPickerLabel","clientSearchLabel","codeSampleLabel","codeSampleUnavailable","eventBus","isWebhook","method","openapiVersion","operation","path","requestBodyCompositionSelection","securitySchemes","selectedClient","selectedContentType","selectedExample","selectedServer"]))]),_:1}),v(t(Ne),null,{default:u(()=>[e.operation.responses?(s(),g(t(Lo),{key:0,eventBus:e.eventBus,openapiVersion:e.document?.openapi,responses:e.operation.responses,selectedContentTypes:k.value,selectedExample:e.selectedExample,style:{"margin-top":"12px"}},null,8,["eventBus","openapiVersion","responses","selectedContentTypes","selectedExample"])):y("",!0)]),_:1})])])]),_:3})]),_:3},8,["id","aria-labelledby","label"]))}});var jm=D(Pm,[["__scopeId","data-v-dd1d0853"]]);var Um=w({__name:"Operation",props:{id:{},method:{},options:{},document:{},path:{},pathValue:{},server:{},securitySchemes:{},clientOptions:{},isCollapsed:{type:Boolean},isWebhook:{type:Boolean},selectedClient:{},selectedExample:{},eventBus:{},authStore:{},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=f(()=>{let l=$(Jr(e.pathValue,e.method));if(!l)return null;let i=Jt(e.pathValue?.parameters,l.parameters);return{...l,parameters:i}}),r=f(()=>zc(a.value?.servers??null,e.pathValue?.servers??null,e.server)),o=f(()=>Vo(a.value,e.document)),n=f(()=>im(e.document,a.value,e.authStore.getAuthSelectedSchemas({type:"document",documentName:e.document?.["x-scalar-navigation"]?.name??""}),e.authStore.getAuthSelectedSchemas({type:"operation",documentName:e.document?.["x-scalar-navigation"]?.name??"",path:e.path,method:e.method}),e.securitySchemes));return(l,i)=>a.value?(s(),m(z,{key:0},[e.options.layout==="classic"?(s(),g(Om,{key:0,id:e.id,clientOptions:e.clientOptions,document:e.document,eventBus:e.eventBus,expansion:e.expansion,isCollapsed:e.isCollapsed,isWebhook:e.isWebhook,method:e.method,operation:a.value,options:e.options,path:e.path,requiredSecurity:o.value,scrollTargetId:e.scrollTargetId,selectedClient:e.selectedClient,selectedExample:e.selectedExample,selectedSecuritySchemes:n.value,selectedServer:r.value,specificationExtension:e.specificationExtension},ye({_:2},[l.$slots.actions?{name:"actions",fn:u(()=>[I(l.$slots,"actions")]),key:"0"}:void 0]),1032,["id","clientOptions","document","eventBus","expansion","isCollapsed","isWebhook","method","operation","options","path","requiredSecurity","scrollTargetId","selectedClient","selectedExample","selectedSecuritySchemes","selectedServer","specificationExtension"])):(s(),g(jm,{key:1,id:e.id,clientOptions:e.clientOptions,document:e.document,eventBus:e.eventBus,expansion:e.expansion,isWebhook:e.isWebhook,method:e.method,operation:a.value,options:e.options,path:e.path,requiredSecurity:o.value,scrollTargetId:e.scrollTargetId,selectedClient:e.selectedClient,selectedExample:e.selectedExample,selectedSecuritySchemes:n.value,selectedServer:r.value,specificationExtension:e.specificationExtension},ye({_:2},[l.$slots.actions?{name:"actions",fn:u(()=>[I(l.$slots,"actions")]),key:"0"}:void 0]),1032,["id","clientOptions","document","eventBus","expansion","isWebhook","method","operation","options","path","requiredSecurity","scrollTargetId","selectedClient","selectedExample","selectedSecuritySchemes","selectedServer","specificationExtension"]))],64)):y("",!0)}});var $m=Um;var hy=["id"],qm=w({__name:"TraversedEntry",props:{authStore:{},level:{default:0},insideTagContainer:{type:Boolean,default:!1},entries:{},document:{},clientOptions:{},options:{},selectedServer:{},securitySchemes:{},selectedClient:{},selectedExample:{},expandedItems:{},eventBus:{},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=b=>b.type==="tag"&&b.isGroup===!0&&b.isTagGroup===!0,r=b=>b.type==="tag"&&!a(b)&&b.id!=="models",o=b=>b.type==="operation",n=b=>b.type==="webhook",l=b=>b.type==="models",i=b=>b.type==="model",c=b=>ue(b)&&(!("$ref"in b)||b["$ref-value"]!==void 0),d=f(()=>Object.fromEntries(Object.entries(e.document.components?.schemas??{}).map(([b,k])=>[b,c(k)?k:void 0])));function p(b){return n(b)?Zr(e.document.webhooks?.[b.name]):Zr(e.document.paths?.[b.path])}return(b,k)=>{let S=lr("TraversedEntry",!0);return s(!0),m(z,null,U(e.entries,_=>(s(),g(Bo,{id:_.id,key:`${_.id}-${e.options.layout}`,expanded:!!e.expandedItems[_.id]},{default:u(()=>[o(_)||n(_)?(s(),g(t(ia),{key:0,omit:e.level!==0},{default:u(()=>[v(t($m),{id:_.id,authStore:e.authStore,clientOptions:e.clientOptions,document:e.document,eventBus:e.eventBus,expansion:e.expansion,isCollapsed:!e.expandedItems[_.id],isWebhook:n(_),method:_.method,options:e.options,path:n(_)?_.name:_.path,pathValue:p(_),scrollTargetId:e.scrollTargetId,securitySchemes:e.securitySchemes,selectedClient:e.selectedClient,selectedExample:e.selectedExample,server:e.selectedServer,specificationExtension:e.specificationExtension},null,8,["id","authStore","clientOptions","document","eventBus","expansion","isCollapsed","isWebhook","method","options","path","pathValue","scrollTargetId","securitySchemes","selectedClient","selectedExample","server","specificationExtension"])]),_:2},1032,["omit"])):r(_)||a(_)&&e.options.layout==="classic"?(s(),g(t(Co),{key:1,eventBus:e.eventBus,isCollapsed:!e.expandedItems[_.id],layout:e.options.layout,moreThanOneTag:e.entries.filter(r).length>1,nested:e.insideTagContainer,tag:_},{default:u(()=>["children"in _&&_.children?.length?(s(),g(S,{key:0,authStore:e.authStore,clientOptions:e.clientOptions,document:e.document,entries:_.children,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,insideTagContainer:!0,level:e.level+1,options:e.options,scrollTargetId:e.scrollTargetId,securitySchemes:e.securitySchemes,selectedClient:e.selectedClient,selectedExample:e.selectedExample,selectedServer:e.selectedServer,specificationExtension:e.specificationExtension},null,8,["authStore","clientOptions","document","entries","eventBus","expandedItems","expansion","level","options","scrollTargetId","securitySchemes","selectedClient","selectedExample","selectedServer","specificationExtension"])):y("",!0)]),_:2},1032,["eventBus","isCollapsed","layout","moreThanOneTag","nested","tag"])):a(_)?(s(),m("div",{key:2,id:_.id},[v(S,{authStore:e.authStore,clientOptions:e.clientOptions,document:e.document,entries:_.children||[],eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,insideTagContainer:e.insideTagContainer,level:e.level+1,options:e.options,scrollTargetId:e.scrollTargetId,securitySchemes:e.securitySchemes,selectedClient:e.selectedClient,selectedExample:e.selectedExample,selectedServer:e.selectedServer,specificationExtension:e.specificationExtension},null,8,["authStore","clientOptions","document","entries","eventBus","expandedItems","expansion","insideTagContainer","level","options","scrollTargetId","securitySchemes","selectedClient","selectedExample","selectedServer","specificationExtension"])],8,hy)):l(_)&&e.document.components?.schemas?(s(),g(_o,{key:3,id:_.id,eventBus:e.eventBus,isCollapsed:!e.expandedItems[_.id],layout:e.options.layout,modelsSectionLabel:e.options.modelsSectionLabel},{default:u(()=>[v(S,{authStore:e.authStore,clientOptions:e.clientOptions,document:e.document,entries:_.children||[],eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,level:e.level+1,options:e.options,scrollTargetId:e.scrollTargetId,securitySchemes:e.securitySchemes,selectedClient:e.selectedClient,selectedExample:e.selectedExample,selectedServer:e.selectedServer,specificationExtension:e.specificationExtension},null,8,["authStore","clientOptions","document","entries","eventBus","expandedItems","expansion","level","options","scrollTargetId","securitySchemes","selectedClient","selectedExample","selectedServer","specificationExtension"])]),_:2},1032,["id","eventBus","isCollapsed","layout","modelsSectionLabel"])):i(_)&&d.value[_.name]?(s(),g(ko,{key:4,id:_.id,document:e.document,eventBus:e.eventBus,expansion:e.expansion,isCollapsed:!e.expandedItems[_.id],name:_.name,options:e.options,schema:d.value[_.name],scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["id","document","eventBus","expansion","isCollapsed","name","options","schema","scrollTargetId","specificationExtension"])):y("",!0)]),_:2},1032,["id","expanded"]))),128)}}});var Fm=qm;var by=["id"],Hm=w({__name:"RenderPluginView",props:{item:{},options:{},eventBus:{}},setup(e){let a=Ee("el");return je(a,()=>{e.item.sidebar?.show&&e.eventBus?.emit("intersecting:nav-item",{id:e.item.id})}),(r,o)=>(s(),m("div",{id:e.item.id,ref_key:"el",ref:a},[v(t(Ne),null,{default:u(()=>[e.item.renderer?(s(),g(fe(e.item.renderer),Se(he({key:0},{component:e.item.component,options:e.options,...e.item.props})),null,16)):(s(),g(fe(e.item.component),Se(he({key:1},{options:e.options,...e.item.props})),null,16))]),_:1})],8,by))}});var Wm=Hm;var xy={key:0,class:"plugin-view"},Km=w({__name:"RenderPlugins",props:{viewName:{},options:{},eventBus:{},documentSlug:{}},setup(e){let{getViewComponents:a}=fo(),r=f(()=>a(e.viewName,e.documentSlug));return(o,n)=>r.value.length?(s(),m("div",xy,[(s(!0),m(z,null,U(r.value,l=>(s(),g(Wm,{key:l.id,eventBus:e.eventBus,item:l,options:e.options},null,8,["eventBus","item","options"]))),128))])):y("",!0)}});var xl=Km;var yy={},wy={class:"section-flare"};function ky(e,a){return s(),m("div",wy,[...a[0]||(a[0]=[jr('<div class="section-flare-item" data-v-5cebff7a></div><div class="section-flare-item" data-v-5cebff7a></div><div class="section-flare-item" data-v-5cebff7a></div><div class="section-flare-item" data-v-5cebff7a></div><div class="section-flare-item" data-v-5cebff7a></div><div class="section-flare-item" data-v-5cebff7a></div><div class="section-flare-item" data-v-5cebff7a></div><div class="section-flare-item" data-v-5cebff7a></div>',8)])])}var Gm=D(yy,[["render",ky],["__scopeId","data-v-5cebff7a"]]);var Sy={class:"references-container"},_y={key:3,class:"h-dvh"},Zm=w({__name:"Content",props:{infoSectionId:{},contextChain:{default:()=>[]},documentSlug:{},options:{},document:{},clientDocument:{},authStore:{},xScalarDefaultClient:{},xScalarDefaultExample:{},items:{},expandedItems:{},eventBus:{},environment:{},headingSlugGenerator:{type:Function},scrollTargetId:{},specificationExtension:{},expansion:{}},setup(e){let a=f(()=>_c(Lc(e.options.hiddenClients))),r=f(()=>nm(e.items,e.options.layout)),o=f(()=>e.contextChain.length>=2?e.contextChain:gl(e.items,e.options.layout)),n=f(()=>at(l.value?.info?.["x-scalar-sdk-installation"])),l=f(()=>Ce(e.document)?e.document:void 0),i=f(()=>Ce(e.clientDocument)?e.clientDocument:void 0),c=f(()=>Fe(e.document)?e.document:void 0),d=f(()=>Fe(e.clientDocument)?e.clientDocument:void 0),p=f(()=>qt(e.document)),b=f(()=>Fe(e.document)?e.document["x-original-aas-version"]??e.document.asyncapi:l.value?.["x-original-oas-version"]),k=f(()=>ar(e.document)),S=f(()=>ar(e.document?.info)),_=f(()=>Xt(e.options?.servers??i.value?.servers,{baseServerUrl:e.options?.baseServerURL,documentUrl:e.clientDocument?.["x-scalar-original-source-url"]})),M=f(()=>Zi(i.value??null,null,null,_.value)),E=f(()=>d.value?vr(d.value,{webSocketOnly:!1}):[]),L=f(()=>Ti(d.value??null,E.value)),N=f(()=>{let T=d.value??i.value,W=T?.components?$(T.components):void 0;return Ni(d.value?Wt(d.value,{operations:{}}):W?.securitySchemes,e.options.authentication?.securitySchemes,e.authStore,T?.["x-scalar-navigation"]?.name??"",e.options.oauth2RedirectUri)}),V=f(()=>!!e.document&&!!e.clientDocument&&(!!c.value||!e.options.hideTestRequestButton));return Ie(()=>{jd()}),pp("document"),(T,W)=>(s(),m(z,null,[v(t(Gm)),h("div",Sy,[I(T.$slots,"start"),v(t(xl),{documentSlug:e.documentSlug,eventBus:e.eventBus,options:e.options,viewName:"content.start"},null,8,["documentSlug","eventBus","options"]),v(t(qp),{id:e.infoSectionId,applicationIdentifier:c.value?.id,documentDownloadType:e.options.documentDownloadType,documentExtensions:k.value,documentType:p.value,documentUrl:e.document?.["x-scalar-original-source-url"],eventBus:e.eventBus,externalDocs:l.value?.externalDocs,headingSlugGenerator:e.headingSlugGenerator,info:e.document?.info,infoExtensions:S.value,layout:e.options.layout,specificationVersion:b.value},{selectors:u(()=>[v(t(Ne),null,{default:u(()=>[_.value?.length?(s(),g(t(_r),{key:0,class:"scalar-reference-intro-server scalar-client introduction-card-item text-base leading-normal [--scalar-address-bar-height:0px]"},{default:u(()=>[v(t(Kp),{eventBus:e.eventBus,selectedServer:M.value,servers:_.value},null,8,["eventBus","selectedServer","servers"])]),_:1})):y("",!0)]),_:1}),v(t(Ne),null,{default:u(()=>[E.value.length?(s(),g(t(_r),{key:0,class:"scalar-reference-intro-server scalar-client introduction-card-item text-base leading-normal [--scalar-address-bar-height:0px]"},{default:u(()=>[v(t(rp),{eventBus:e.eventBus,options:e.options,selectedServer:L.value,servers:E.value},null,8,["eventBus","options","selectedServer","servers"])]),_:1})):y("",!0)]),_:1}),v(t(Ne),null,{default:u(()=>[V.value?(s(),g(t(_r),{key:0,class:"scalar-reference-intro-auth scalar-client introduction-card-item leading-normal"},{default:u(()=>[v(t(tm),{authStore:e.authStore,document:e.clientDocument,environment:e.environment,eventBus:e.eventBus,options:e.options,securitySchemes:N.value,selectedServer:M.value},null,8,["authStore","document","environment","eventBus","options","securitySchemes","selectedServer"])]),_:1})):y("",!0)]),_:1}),v(t(Ne),null,{default:u(()=>[n.value.length?(s(),g(t(_r),{key:0,class:"introduction-card-item scalar-reference-intro-clients"},{default:u(()=>[v(t(Kd),{class:"introduction-card-item scalar-reference-intro-clients",eventBus:e.eventBus,selectedClient:e.xScalarDefaultClient,xScalarSdkInstallation:n.value},null,8,["eventBus","selectedClient","xScalarSdkInstallation"])]),_:1})):a.value.length&&!c.value?(s(),g(t(_r),{key:1,class:"introduction-card-item scalar-reference-intro-clients"},{default:u(()=>[v(t(cp),{class:"introduction-card-item scalar-reference-intro-clients",clientOptions:a.value,eventBus:e.eventBus,featuredClients:e.options.featuredClients,selectedClient:e.xScalarDefaultClient},null,8,["clientOptions","eventBus","featuredClients","selectedClient"])]),_:1})):y("",!0)]),_:1})]),_:1},8,["id","applicationIdentifier","documentDownloadType","documentExtensions","documentType","documentUrl","eventBus","externalDocs","headingSlugGenerator","info","infoExtensions","layout","specificationVersion"]),r.value?(s(),g(t(sm),{key:0,chain:o.value,onNavigate:W[0]||(W[0]=G=>e.eventBus.emit("scroll-to:nav-item",{id:G}))},null,8,["chain"])):y("",!0),e.items.length&&l.value?(s(),g(Fm,{key:1,authStore:e.authStore,clientOptions:a.value,document:l.value,entries:e.items,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,options:e.options,scrollTargetId:e.scrollTargetId,securitySchemes:N.value,selectedClient:e.xScalarDefaultClient,selectedExample:e.xScalarDefaultExample,selectedServer:M.value,specificationExtension:e.specificationExtension},null,8,["authStore","clientOptions","document","entries","eventBus","expandedItems","expansion","options","scrollTargetId","securitySchemes","selectedClient","selectedExample","selectedServer","specificationExtension"])):e.items.length&&c.value?(s(),g(t(am),{key:2,document:c.value,entries:e.items,eventBus:e.eventBus,expandedItems:e.expandedItems,expansion:e.expansion,options:e.options,scrollTargetId:e.scrollTargetId,specificationExtension:e.specificationExtension},null,8,["document","entries","eventBus","expandedItems","expansion","options","scrollTargetId","specificationExtension"])):y("",!0),v(t(xl),{documentSlug:e.documentSlug,eventBus:e.eventBus,options:e.options,viewName:"content.end"},null,8,["documentSlug","eventBus","options"]),I(T.$slots,"end"),t(xo)?y("",!0):(s(),m("div",_y))])],64))}});var Jm=Zm;var Cy={key:0,"aria-hidden":"true","data-scalar-crawler-nav":"",hidden:""},By=["href"],Xm=w({__name:"CrawlerNav",props:{items:{},basePath:{},isMultiDocument:{type:Boolean},options:{}},setup(e){let a=f(()=>{let r=[],o=n=>{for(let l of Xi("reference",n,e.options?.hideOperationDefaultExamples)){let i=nt(l.id,e.basePath,e.isMultiDocument);i&&r.push({id:l.id,href:i,title:l.title}),"children"in l&&l.children&&o(l.children)}};return o(e.items),r});return(r,o)=>a.value.length>0?(s(),m("nav",Cy,[h("ul",null,[(s(!0),m(z,null,U(a.value,n=>(s(),m("li",{key:n.id},[h("a",{href:n.href},x(n.title),9,By)]))),128))])])):y("",!0)}});var Ym=Xm;var Ty=["data-scalar-scroll-header"],Ey={class:"flex h-(--scalar-header-height) w-full items-center border-b bg-inherit px-2"},Iy={key:1,class:"flex-1 text-sm font-medium whitespace-nowrap"},Ay={class:"flex h-6 items-center gap-1 pl-1"},Qm=w({__name:"MobileHeader",props:{breadcrumb:{},isSidebarOpen:{type:Boolean},showSidebar:{type:Boolean}},emits:["toggleSidebar"],setup(e,{emit:a}){let r=a,{translate:o}=O(),n=pa({base:"lg:hidden items-center bg-b-1 sticky top-(--scalar-custom-header-height,0) z-10 [grid-area:header]",variants:{open:{true:"h-(--refs-sidebar-height) custom-scrollbar flex flex-col z-50"}}});return(l,i)=>(s(),m(z,null,[I(l.$slots,"sidebar",Se(Te({sidebarClasses:"hidden lg:flex sticky top-(--refs-header-height) h-(--refs-sidebar-height) w-(--refs-sidebar-width) [grid-area:navigation]"}))),h("div",{class:R(["t-doc__header",t(n)({open:e.isSidebarOpen})]),"data-scalar-scroll-header":!e.isSidebarOpen||void 0},[h("header",Ey,[e.showSidebar?(s(),g(t(La),{key:0,icon:e.isSidebarOpen?t(Xs):t($s),label:e.isSidebarOpen?t(o)("navigation.closeMenu"):t(o)("navigation.openMenu"),size:"md",onClick:i[0]||(i[0]=c=>r("toggleSidebar"))},null,8,["icon","label"])):y("",!0),e.showSidebar?(s(),m("span",Iy,x(e.breadcrumb),1)):I(l.$slots,"search",{},void 0,void 0,2),h("div",Ay,[I(l.$slots,"actions")])]),e.isSidebarOpen?I(l.$slots,"sidebar",Se(Te({sidebarClasses:"overflow-y-auto custom-scrollbar min-h-0 flex-1 w-full border-none"})),void 0,void 0,0):y("",!0)],10,Ty)],64))}});var ef=Qm;var zy={class:"text-c-2 hover:text-c-1 hover:bg-b-2 flex items-center gap-1 rounded px-2 py-2.25 text-base leading-none",type:"button"},My={class:"custom-scroll bg-b-1 flex flex-col gap-7 rounded-lg p-7 pb-6"},Vy={class:"text-c-2 flex items-center justify-center gap-1 p-2 text-sm"},af=w({__name:"ApiReferenceToolbarPopover",setup(e){let{translate:a}=O();return(r,o)=>(s(),g(t(Oc),{class:"bg-b-2 dark:bg-b-2 max-h-[inherit] max-w-[inherit] rounded-lg p-0 text-base",placement:"bottom-end",teleport:""},{default:u(({open:n})=>[I(r.$slots,"button",{open:n},()=>[h("button",zy,[I(r.$slots,"label"),v(t(Ue),{class:R(["size-3",{"rotate-180":n}])},null,8,["class"])])])]),popover:u(n=>[h("div",My,[I(r.$slots,"default",Se(Te(n)))]),h("div",Vy,[v(t(At),{class:"size-3.5 shrink-0"}),h("div",null,[I(r.$slots,"info",{},()=>[B(x(t(a)("developerTools.localhostOnly")),1)])])])]),_:3}))}});var Wa=af;var Ry={class:"text-c-2 hover:text-c-1 hover:bg-b-2 ml-auto flex items-center gap-1 rounded px-2 py-2.25 text-base leading-none",type:"button"},Ly={class:"-m-2 flex flex-col gap-2 leading-relaxed"},Oy={class:"bg-b-2 inline-flex items-center gap-0.5 rounded border px-1 py-0.5 text-sm"},rf='showDeveloperTools: "never"',tf=w({__name:"ApiReferenceToolbarTitle",setup(e){let{copyToClipboard:a}=Ia(),{translate:r}=O();return(o,n)=>(s(),g(Wa,{class:"w-120",placement:"bottom-start"},{button:u(()=>[h("button",Ry,[v(t(At)),B(" "+x(t(r)("developerTools.title")),1)])]),info:u(()=>[B(x(t(r)("developerTools.localhostOnly")),1)]),default:u(()=>[h("div",Ly,[h("div",null,x(t(r)("developerTools.intro")),1),h("div",null,[B(x(t(r)("developerTools.disableToolbarBefore"))+" ",1),h("div",Oy,[h("code",{class:"font-code"},x(rf)),v(t(La),{class:"-m-1 p-1.25",icon:t(ir),label:t(r)("actions.copyToClipboard"),size:"sm",onClick:n[0]||(n[0]=l=>t(a)(rf))},null,8,["icon","label"])]),B(" "+x(t(r)("developerTools.disableToolbarAfter")),1)])])]),_:1}))}});var of=tf;var Ny={},Dy={class:"text-c-3 [&_code]:font-code [&_a:hover]:text-c-1 text-center leading-normal [&_a]:underline"};function Py(e,a){return s(),m("p",Dy,[I(e.$slots,"default")])}var $o=D(Ny,[["render",Py]]);var nf=w({__name:"ApiReferenceToolbarRegisterButton",props:ve({workspace:{},externalUrls:{},sdks:{default:()=>[]}},{url:{},urlModifiers:{}}),emits:["update:url"],setup(e){let a=ne(e,"url"),{toast:r}=pr(),o=to(),{translate:n}=O();function l(c){let d=new URL(`${e.externalUrls.dashboardUrl}/register`);d.searchParams.set("url",c),e.sdks.forEach(p=>d.searchParams.append("sdk",p)),window.open(d.toString(),"_blank")}async function i(){if(o.isLoading||!e.workspace)return;if(a.value){l(a.value);return}o.start();let c=e.workspace.exportActiveDocument("json");if(!c){r(n("developerTools.unableToExportDocument"),"error"),await o.invalidate();return}try{a.value=await ro(c,e.externalUrls),await o.validate(),l(a.value),await Be(),await o.clear()}catch(d){let p=d instanceof Error?d.message:n("developerTools.unknownError");r(p,"error"),await o.invalidate()}}return(c,d)=>(s(),g(t(Ae),{class:"h-auto p-2.5",loader:t(o),onClick:i},{default:u(()=>[I(c.$slots,"default",{},()=>[B(x(t(n)("developerTools.generate")),1)])]),_:3},8,["loader"]))}});var lf=nf;var jy={class:"text-c-2 mb-2 grid grid-cols-2 gap-2.5 font-medium"},sf=w({__name:"ApiReferenceToolbarShareRegister",props:{workspace:{},externalUrls:{}},setup(e){let{translate:a}=O(),r=[{icon:zt,labelKey:"developerTools.passwordProtection"},{icon:js,labelKey:"developerTools.customDomains"},{icon:Ms,labelKey:"developerTools.freeFormContent"},{icon:Ls,labelKey:"developerTools.cdnInfrastructure"},{icon:Ps,labelKey:"developerTools.pullFromGitHub"},{icon:Ds,labelKey:"developerTools.markdownMdx"},{icon:Js,labelKey:"developerTools.spectralLinting"},{icon:Et,labelKey:"developerTools.jsonSchemaHosting"},{icon:cr,labelKey:"developerTools.askAi"},{icon:Ws,labelKey:"developerTools.mcpServers"}];return(o,n)=>(s(),m(z,null,[h("ul",jy,[(s(),m(z,null,U(r,l=>h("li",{key:l.labelKey,class:"flex items-center gap-2"},[(s(),g(fe(l.icon),{class:"text-c-3 size-3.5",weight:"bold"})),B(" "+x(t(a)(l.labelKey)),1)])),64))]),v(lf,{externalUrls:e.externalUrls,workspace:e.workspace},{default:u(()=>[B(x(t(a)("developerTools.deployOnScalar")),1)]),_:1},8,["externalUrls","workspace"]),v($o,null,{default:u(()=>[B(x(t(a)("developerTools.deployFree"))+" ",1),n[0]||(n[0]=h("br",null,null,-1)),B(" "+x(t(a)("developerTools.additionalFeaturesMightRequire"))+" ",1),n[1]||(n[1]=h("span",null,[h("a",{href:"https://scalar.com/products/docs/getting-started",rel:"noopener noreferrer",target:"_blank"}," Scalar Pro. ")],-1))]),_:1})],64))}});var cf=sf;var Uy={key:0,class:"text-c-1 flex items-start justify-between gap-2 text-sm/none font-medium whitespace-nowrap"},df=w({inheritAttrs:!1,__name:"ScalarFormField",props:{is:{default:"label"}},setup(e){let{cx:a}=_e();return(r,o)=>(s(),g(fe(e.is),Se(Te(t(a)("flex flex-col gap-1.5 rounded"))),{default:u(()=>[r.$slots.label?(s(),m("div",Uy,[I(r.$slots,"label")])):y("",!0),I(r.$slots,"default"),r.$slots.below?(s(),m("span",{key:1,class:R(t(a)("-mt-1.5 text-sm"))},[I(r.$slots,"below")],2)):y("",!0)]),_:3},16))}});var Lr=df;var pf=w({inheritAttrs:!1,__name:"ScalarFormInputGroup",props:{is:{default:"div"}},setup(e){let{cx:a}=_e();return hi(),(r,o)=>(s(),g(fe(e.is),Se(Te(t(a)("flex flex-col border rounded divide-y"))),{default:u(()=>[I(r.$slots,"default")]),_:3},16))}});var Ka=pf;var uf={};var $y={class:"flex min-w-0 flex-col gap-3"},qy={class:"contents"},Fy={class:"text-c-1 text-base font-medium"};function Hy(e,a,r,o,n,l){return s(),m("fieldset",$y,[h("legend",qy,[h("span",Fy,[I(e.$slots,"label")])]),I(e.$slots,"default")])}var tr=Ys(uf,[["render",Hy]]);var Wy={class:"text-c-2 mb-2 leading-normal"},mf=w({__name:"DeployApiReference",props:{workspace:{},externalUrls:{}},setup(e){let{translate:a}=O();return(r,o)=>(s(),g(Wa,{class:"w-120"},{label:u(()=>[B(x(t(a)("developerTools.deploy")),1)]),default:u(()=>[v(t(tr),null,{label:u(()=>[B(x(t(a)("developerTools.scalarDocs")),1)]),default:u(()=>[h("p",Wy,x(t(a)("developerTools.deployDescription")),1),v(cf,{externalUrls:e.externalUrls,workspace:e.workspace},null,8,["externalUrls","workspace"])]),_:1})]),_:1}))}});var ff=mf;var vf=w({__name:"ScalarCheckbox",props:{selected:{type:Boolean},indeterminate:{type:Boolean,default:!1},type:{default:"checkbox"}},setup(e){let a=e;return(r,o)=>(s(),m("div",{class:R(["flex size-4 items-center justify-center p-0.75",[a.selected||a.indeterminate&&a.type==="checkbox"?"bg-c-accent text-b-1":"shadow-border text-transparent",a.type==="checkbox"?"rounded":"rounded-full"]])},[a.selected?(s(),g(t(It),{key:0,class:"size-3",weight:"bold"})):a.indeterminate&&a.type==="checkbox"?(s(),g(t(Hs),{key:1,"aria-hidden":"true",class:"size-3",weight:"bold"})):y("",!0)],2))}});var yl=vf;var Ky={class:"min-w-0 flex-1 truncate text-left"},Gy=["type"],gf=w({inheritAttrs:!1,__name:"ScalarCheckboxInput",props:ve({type:{default:"checkbox"},indeterminate:{type:Boolean,default:!1}},{modelValue:{type:Boolean},modelModifiers:{}}),emits:["update:modelValue"],setup(e){let a=e,r=ne(e,"modelValue"),{stylingAttrsCx:o,otherAttrs:n}=_e();return(l,i)=>(s(),g(t(la),he({is:"label"},t(o)("cursor-pointer gap-2 hover:bg-b-2",{"text-c-1":r.value})),{default:u(()=>[v(yl,{class:"shrink-0",indeterminate:a.indeterminate&&a.type==="checkbox",selected:r.value,type:a.type},null,8,["indeterminate","selected","type"]),h("div",Ky,[I(l.$slots,"default")]),Ba(h("input",he({ref:"inputEl","onUpdate:modelValue":i[0]||(i[0]=c=>r.value=c),class:"sr-only",type:a.type},t(n)),null,16,Gy),[[ks,r.value]])]),_:3},16))}});var qo=gf;var hf=w({__name:"ScalarCheckboxRadioGroup",props:ve({options:{default:()=>[]}},{modelValue:{},modelModifiers:{}}),emits:["update:modelValue"],setup(e){let a=ne(e,"modelValue"),r=X();return(o,n)=>(s(),g(t(Ka),null,{default:u(()=>[(s(!0),m(z,null,U(e.options,l=>(s(),g(qo,{key:l.value,modelValue:a.value?.value===l.value,name:t(r),type:"radio",value:l.value,"onUpdate:modelValue":i=>a.value=i?l:void 0},{default:u(()=>[B(x(l.label),1)]),_:2},1032,["modelValue","name","value","onUpdate:modelValue"]))),128))]),_:1}))}});var wl=hf;var bf=w({__name:"ApiReferenceToolbarConfigLayout",props:{modelValue:{},modelModifiers:{}},emits:["update:modelValue"],setup(e){let a=ne(e,"modelValue"),{translate:r}=O(),o=f(()=>[{label:r("developerTools.layoutModern"),value:"modern"},{label:r("developerTools.layoutClassic"),value:"classic"}]),n=f({get:()=>o.value.find(l=>l.value===a.value)??o.value[0],set:l=>a.value=l.value});return(l,i)=>(s(),g(t(wl),{modelValue:n.value,"onUpdate:modelValue":i[0]||(i[0]=c=>n.value=c),options:o.value},null,8,["modelValue","options"]))}});var xf=bf;var Zy=["aria-disabled"],Jy={key:0,class:"sr-only"},yf=w({inheritAttrs:!1,__name:"ScalarToggleSlider",props:{thumb:{default:"start"},disabled:{type:Boolean},label:{}},setup(e){let a=pa({base:"relative h-3.5 min-w-6 w-6 cursor-pointer rounded-full bg-b-3 transition-colors duration-300",variants:{disabled:{true:"cursor-not-allowed opacity-40"}}}),{cx:r}=_e();return(o,n)=>(s(),m("button",he({"aria-disabled":e.disabled,type:"button"},t(r)(t(a)({disabled:e.disabled}))),[h("div",{class:R(["bg-b-1 absolute top-px left-px flex h-3 w-3 items-center justify-center rounded-full transition-transform duration-300",{"translate-x-1.25":e.thumb==="center","translate-x-2.5":e.thumb==="end"}])},null,2),e.label?(s(),m("span",Jy,x(e.label),1)):y("",!0)],16,Zy))}});var kl=yf;var wf=w({__name:"ScalarToggle",props:ve({disabled:{type:Boolean},label:{}},{modelValue:{type:Boolean,default:!1},modelModifiers:{}}),emits:["update:modelValue"],setup(e){let a=e,r=ne(e,"modelValue");function o(){a.disabled||(r.value=!r.value)}return(n,l)=>(s(),g(kl,{"aria-checked":r.value,class:R(r.value?"bg-c-accent":""),disabled:e.disabled,label:e.label,role:"switch",thumb:r.value?"end":"start",onClick:o},null,8,["aria-checked","class","disabled","label","thumb"]))}});var Sl=wf;var Xy={class:"min-w-0 flex-1 truncate text-left"},kf=w({inheritAttrs:!1,__name:"ScalarToggleInput",props:{modelValue:{type:Boolean},modelModifiers:{}},emits:["update:modelValue"],setup(e){let a=ne(e,"modelValue"),{stylingAttrsCx:r,otherAttrs:o}=_e();return(n,l)=>(s(),g(t(la),he({is:"label"},t(r)("cursor-pointer gap-2 hover:bg-b-2",{"text-c-1":a.value})),{default:u(()=>[h("div",Xy,[I(n.$slots,"default")]),v(Sl,he({modelValue:a.value,"onUpdate:modelValue":l[0]||(l[0]=i=>a.value=i),class:"shrink-0"},t(o)),null,16,["modelValue"])]),_:3},16))}});var Ve=kf;var Sf=w({__name:"ApiReferenceToolbarConfigLayoutOptions",props:ve({configuration:{}},{modelValue:{default:()=>({})},modelModifiers:{}}),emits:["update:modelValue"],setup(e){let a=ne(e,"modelValue"),{translate:r}=O(),o=(d,p=!1)=>a.value[d]??e.configuration?.[d]??p,n=(d,p)=>{a.value={...a.value,[d]:p}},l=f(()=>e.configuration?.modelsSectionLabel??ze),i=f(()=>r("developerTools.expandAll",{label:l.value})),c=f(()=>r("developerTools.hideModels",{label:l.value}));return(d,p)=>(s(),g(t(Ka),null,{default:u(()=>[v(t(Ve),{modelValue:o("showSidebar",!0),"onUpdate:modelValue":p[0]||(p[0]=b=>n("showSidebar",!!b))},{default:u(()=>[B(x(t(r)("developerTools.showSidebar")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("defaultOpenFirstTag",!0),"onUpdate:modelValue":p[1]||(p[1]=b=>n("defaultOpenFirstTag",!!b))},{default:u(()=>[B(x(t(r)("developerTools.defaultOpenFirstTag")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("defaultOpenAllTags"),"onUpdate:modelValue":p[2]||(p[2]=b=>n("defaultOpenAllTags",!!b))},{default:u(()=>[B(x(t(r)("developerTools.defaultOpenAllTags")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("expandAllModelSections"),"onUpdate:modelValue":p[3]||(p[3]=b=>n("expandAllModelSections",!!b))},{default:u(()=>[B(x(i.value),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("expandAllParameters",!0),"onUpdate:modelValue":p[4]||(p[4]=b=>n("expandAllParameters",!!b))},{default:u(()=>[B(x(t(r)("developerTools.expandAllParameters")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("expandAllSchemaProperties"),"onUpdate:modelValue":p[5]||(p[5]=b=>n("expandAllSchemaProperties",!!b))},{default:u(()=>[B(x(t(r)("developerTools.expandAllSchemaProperties")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("expandAllResponses"),"onUpdate:modelValue":p[6]||(p[6]=b=>n("expandAllResponses",!!b))},{default:u(()=>[B(x(t(r)("developerTools.expandAllResponses")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("hideClientButton"),"onUpdate:modelValue":p[7]||(p[7]=b=>n("hideClientButton",!!b))},{default:u(()=>[B(x(t(r)("developerTools.hideClientButton")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("hideDarkModeToggle"),"onUpdate:modelValue":p[8]||(p[8]=b=>n("hideDarkModeToggle",!!b))},{default:u(()=>[B(x(t(r)("developerTools.hideDarkModeToggle")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("hideModels"),"onUpdate:modelValue":p[9]||(p[9]=b=>n("hideModels",!!b))},{default:u(()=>[B(x(c.value),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("hideModelNames"),"onUpdate:modelValue":p[10]||(p[10]=b=>n("hideModelNames",!!b))},{default:u(()=>[B(x(t(r)("developerTools.hideModelNames")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("hideSearch"),"onUpdate:modelValue":p[11]||(p[11]=b=>n("hideSearch",!!b))},{default:u(()=>[B(x(t(r)("developerTools.hideSearch")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("showOperationId"),"onUpdate:modelValue":p[12]||(p[12]=b=>n("showOperationId",!!b))},{default:u(()=>[B(x(t(r)("developerTools.showOperationId")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("hideTestRequestButton"),"onUpdate:modelValue":p[13]||(p[13]=b=>n("hideTestRequestButton",!!b))},{default:u(()=>[B(x(t(r)("developerTools.hideTestRequestButton")),1)]),_:1},8,["modelValue"]),v(t(Ve),{modelValue:o("orderRequiredPropertiesFirst",!0),"onUpdate:modelValue":p[14]||(p[14]=b=>n("orderRequiredPropertiesFirst",!!b))},{default:u(()=>[B(x(t(r)("developerTools.orderRequiredPropertiesFirst")),1)]),_:1},8,["modelValue"])]),_:1}))}});var _f=Sf;var ew=`/* Inter (--scalar-font) *//* cyrillic-ext */
@font-face {
  font-family: "Inter";
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url(https://fonts.scalar.com/inter-cyrillic-ext.woff2) format("woff2");
  unicode-range: U+0460-052F, U+1C80-1C88, U+20B4, U+2DE0-2DFF, U+A640-A69F, U+FE2E-FE2F;
}
/* cyrillic */
@font-face {
  font-family: "Inter";
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url(https://fonts.scalar.com/inter-cyrillic.woff2) format("woff2");
  unicode-range: U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116;
}
/* greek-ext */
@font-face {
  font-family: "Inter";
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url(https://fonts.scalar.com/inter-greek-ext.woff2) format("woff2");
  unicode-range: U+1F00-1FFF;
}
/* greek */
@font-face {
  font-family: "Inter";
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url(https://fonts.scalar.com/inter-greek.woff2) format("woff2");
  unicode-range: U+0370-0377, U+037A-037F, U+0384-038A, U+038C, U+038E-03A1, U+03A3-03FF;
}
/* vietnamese */
@font-face {
  font-family: "Inter";
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url(https://fonts.scalar.com/inter-vietnamese.woff2) format("woff2");
  unicode-range:
    U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169,
    U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323,
    U+0329, U+1EA0-1EF9, U+20AB;
}
/* latin-ext */
@font-face {
  font-family: "Inter";
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url(https://fonts.scalar.com/inter-latin-ext.woff2) format("woff2");
  unicode-range:
    U+0100-02AF, U+0304, U+0308, U+0329, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113,
    U+2C60-2C7F, U+A720-A7FF;
}
/* latin */
@font-face {
  font-family: "Inter";
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url(https://fonts.scalar.com/inter-latin.woff2) format("woff2");
  unicode-range:
    U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA,
    U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+2074, U+20AC, U+2122, U+2191,
    U+2193, U+2212, U+2215, U+FEFF, U+FFFD;
}

/* keyboard symbols (\u2190\u2191\u2192\u2193\u21B5\u21E7\u21EA\u2318\u2325) */
@font-face {
  font-family: "Inter";
  font-style: normal;
  font-weight: 100 900;
  font-display: swap;
  src: url(https://fonts.scalar.com/inter-symbols.woff2) format("woff2");
  unicode-range: U+2190-2193, U+21B5, U+21E7, U+21EA, U+2318, U+2325;
}
/* JetBrains Mono (--scalar-font-code) */
/* cyrillic-ext */
@font-face {
  font-family: "JetBrains Mono";
  font-style: normal;
  font-weight: 400;
  src: url(https://fonts.scalar.com/mono-cyrillic-ext.woff2) format("woff2");
  unicode-range: U+0460-052F, U+1C80-1C88, U+20B4, U+2DE0-2DFF, U+A640-A69F, U+FE2E-FE2F;
}
/* cyrillic */
@font-face {
  font-family: "JetBrains Mono";
  font-style: normal;
  font-weight: 400;
  src: url(https://fonts.scalar.com/mono-cyrillic.woff2) format("woff2");
  unicode-range: U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116;
}
/* greek */
@font-face {
  font-family: "JetBrains Mono";
  font-style: normal;
  font-weight: 400;
  src: url(https://fonts.scalar.com/mono-greek.woff2) format("woff2");
  unicode-range: U+0370-0377, U+037A-037F, U+0384-038A, U+038C, U+038E-03A1, U+03A3-03FF;
}
/* vietnamese */
@font-face {
  font-family: "JetBrains Mono";
  font-style: normal;
  font-weight: 400;
  src: url(https://fonts.scalar.com/mono-vietnamese.woff2) format("woff2");
  unicode-range:
    U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169,
    U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323,
    U+0329, U+1EA0-1EF9, U+20AB;
}
/* latin-ext */
@font-face {
  font-family: "JetBrains Mono";
  font-style: normal;
  font-weight: 400;
  src: url(https://fonts.scalar.com/mono-latin-ext.woff2) format("woff2");
  unicode-range:
    U+0100-02AF, U+0304, U+0308, U+0329, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113,
    U+2C60-2C7F, U+A720-A7FF;
}
/* latin */
@font-face {
  font-family: "JetBrains Mono";
  font-style: normal;
  font-weight: 400;
  src: url(https://fonts.scalar.com/mono-latin.woff2) format("woff2");
  unicode-range:
    U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA,
    U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+2074, U+20AC, U+2122, U+2191,
    U+2193, U+2212, U+2215, U+FEFF, U+FFFD;
}
`,aw=`/* basic theme */
:root,
:host {
  --scalar-text-decoration: underline;
  --scalar-text-decoration-hover: underline;
}

.dark-mode {
  --scalar-background-1: #131313;
  --scalar-background-2: #1d1d1d;
  --scalar-background-3: #272727;
  --scalar-background-card: #1d1d1d;

  --scalar-color-1: rgba(255, 255, 255, 0.9);
  --scalar-color-2: rgba(255, 255, 255, 0.62);
  --scalar-color-3: rgba(255, 255, 255, 0.44);

  --scalar-color-accent: var(--scalar-color-1);
  --scalar-background-accent: var(--scalar-background-3);

  --scalar-border-color: #2a2b2a;
}

.light-mode,
.light-mode .dark-mode {
  --scalar-background-1: #f9f9f9;
  --scalar-background-2: #f1f1f1;
  --scalar-background-3: #e7e7e7;
  --scalar-background-card: #fff;

  --scalar-color-1: #1b1b1b;
  --scalar-color-2: #6d6d6d;
  --scalar-color-3: #8e8e8e;

  --scalar-color-accent: var(--scalar-color-1);
  --scalar-background-accent: var(--scalar-background-3);

  --scalar-border-color: rgba(0, 0, 0, 0.1);
}

/* Document Sidebar */
.t-doc__sidebar {
  --scalar-color-green: var(--scalar-color-1);
  --scalar-color-red: var(--scalar-color-1);
  --scalar-color-yellow: var(--scalar-color-1);
  --scalar-color-blue: var(--scalar-color-1);
  --scalar-color-orange: var(--scalar-color-1);
  --scalar-color-purple: var(--scalar-color-1);
  --scalar-color-query: var(--scalar-color-1);
}

.light-mode .t-doc__sidebar,
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-hover-color: currentColor;

  --scalar-sidebar-item-active-background: var(--scalar-background-accent);
  --scalar-sidebar-color-active: var(--scalar-color-accent);

  --scalar-sidebar-search-background: transparent;
  --scalar-sidebar-search-color: var(--scalar-color-3);
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
}
/* advanced */
.light-mode .dark-mode,
.light-mode {
  --scalar-color-green: #069061;
  --scalar-color-red: #ef0006;
  --scalar-color-yellow: #edbe20;
  --scalar-color-blue: #0071bb;
  --scalar-color-orange: #fb892c;
  --scalar-color-purple: #5203d1;
  --scalar-color-query: #007b80;

  --scalar-button-1: rgba(0, 0, 0, 1);
  --scalar-button-1-hover: rgba(0, 0, 0, 0.8);
  --scalar-button-1-color: #fff;
}
/* biome-ignore lint/style/noDescendingSpecificity: Nested light-mode scopes override this palette by specificity; retain the cascade for elements with both mode classes. */
.dark-mode {
  --scalar-color-green: #00b648;
  --scalar-color-red: #dd2f2c;
  --scalar-color-yellow: #ffc90d;
  --scalar-color-blue: #4eb3ec;
  --scalar-color-orange: #ff8d4d;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #65d4cf;

  --scalar-button-1: rgba(255, 255, 255, 1);
  --scalar-button-1-hover: rgba(255, 255, 255, 0.9);
  --scalar-button-1-color: black;
}

.scalar-api-client__item,
.scalar-card,
.dark-mode .dark-mode.scalar-card {
  --scalar-background-1: var(--scalar-background-card);
  --scalar-background-2: var(--scalar-background-1);
  --scalar-background-3: var(--scalar-background-1);
}
.dark-mode .dark-mode.scalar-card {
  --scalar-background-3: var(--scalar-background-3);
}

.light-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-blue), transparent 70%);
}
.dark-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-blue), transparent 50%);
}
`,rw=`/* basic theme */
:root,
:host {
  --scalar-text-decoration: underline;
  --scalar-text-decoration-hover: underline;
}
.light-mode {
  --scalar-background-1: #f0f2f5;
  --scalar-background-2: #eaecf0;
  --scalar-background-3: #e0e2e6;
  --scalar-border-color: rgb(213 213 213);

  --scalar-color-1: rgb(9, 9, 11);
  --scalar-color-2: rgb(105, 105, 112);
  --scalar-color-3: rgba(25, 25, 28, 0.5);

  --scalar-color-accent: var(--scalar-color-1);
  --scalar-background-accent: #8ab4f81f;
}
.light-mode .scalar-card.dark-mode,
.dark-mode {
  --scalar-background-1: #000e23;
  --scalar-background-2: #01132e;
  --scalar-background-3: #03193b;
  --scalar-border-color: #2e394c;

  --scalar-color-1: #fafafa;
  --scalar-color-2: rgb(161, 161, 170);
  --scalar-color-3: rgba(255, 255, 255, 0.533);

  --scalar-color-accent: var(--scalar-color-1);
  --scalar-background-accent: #8ab4f81f;

  --scalar-code-language-color-supersede: var(--scalar-color-1);
}
/* Document Sidebar */
.light-mode .t-doc__sidebar,
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-hover-color: currentColor;

  --scalar-sidebar-item-active-background: var(--scalar-background-3);
  --scalar-sidebar-color-active: var(--scalar-color-accent);

  --scalar-sidebar-search-background: rgba(255, 255, 255, 0.1);
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
  --scalar-sidebar-search-color: var(--scalar-color-3);
  z-index: 1;
}
.light-mode .t-doc__sidebar {
  --scalar-sidebar-search-background: white;
}
/* advanced */
.light-mode {
  --scalar-color-green: #069061;
  --scalar-color-red: #ef0006;
  --scalar-color-yellow: #edbe20;
  --scalar-color-blue: #006db5;
  --scalar-color-orange: #fb892c;
  --scalar-color-purple: #5203d1;
  --scalar-color-query: #007b80;

  --scalar-button-1: rgba(0, 0, 0, 1);
  --scalar-button-1-hover: rgba(0, 0, 0, 0.8);
  --scalar-button-1-color: #fff;
}
.dark-mode {
  --scalar-color-green: rgba(69, 255, 165, 0.823);
  --scalar-color-red: #ff8589;
  --scalar-color-yellow: #ffcc4d;
  --scalar-color-blue: #6bc1fe;
  --scalar-color-orange: #f98943;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #79e2da;

  --scalar-button-1: rgba(255, 255, 255, 1);
  --scalar-button-1-hover: rgba(255, 255, 255, 0.9);
  --scalar-button-1-color: black;
}
/* Custom theme */
/* Document header */
@keyframes headerbackground {
  from {
    background: transparent;
    backdrop-filter: none;
  }
  to {
    background: var(--scalar-header-background-1);
    backdrop-filter: blur(12px);
  }
}

.light-mode .t-doc__header,
.dark-mode .t-doc__header {
  animation: headerbackground forwards;
  animation-timeline: scroll();
  animation-range: 0px 200px;
}

/* Document Layout */
.dark-mode .t-doc .layout-content {
  background: transparent;
}

.dark-mode h2.t-editor__heading,
.dark-mode .t-editor__page-title h1,
.dark-mode h1.section-header:not(::selection),
.dark-mode .markdown h1,
.dark-mode .markdown h2,
.dark-mode .markdown h3,
.dark-mode .markdown h4,
.dark-mode .markdown h5,
.dark-mode .markdown h6 {
  -webkit-text-fill-color: transparent;
  background-image: linear-gradient(to right bottom, rgb(255, 255, 255) 30%, rgba(255, 255, 255, 0.38));
  -webkit-background-clip: text;
  background-clip: text;
}
/* Hero Section Flare */
.section-flare-item:nth-of-type(1) {
  --c1: #ffffff;
  --c2: #babfd8;
  --c3: #2e8bb2;
  --c4: #1a8593;
  --c5: #0a143e;
  --c6: #0a0f52;
  --c7: #2341b8;

  --solid: var(--c1), var(--c2), var(--c3), var(--c4), var(--c5), var(--c6), var(--c7);
  --solid-wrap: var(--solid), var(--c1);
  --trans:
    var(--c1), transparent, var(--c2), transparent, var(--c3),
    transparent, var(--c4), transparent, var(--c5), transparent, var(--c6),
    transparent, var(--c7);
  --trans-wrap: var(--trans), transparent, var(--c1);

  background:
    radial-gradient(circle, var(--trans)), conic-gradient(from 180deg, var(--trans-wrap)),
    radial-gradient(circle, var(--trans)), conic-gradient(var(--solid-wrap));
  width: 70vw;
  height: 700px;
  border-radius: 50%;
  filter: blur(100px);
  z-index: 0;
  right: 0;
  position: absolute;
  transform: rotate(-45deg);
  top: -300px;
  opacity: 0.3;
}
.section-flare-item:nth-of-type(3) {
  --star-color: #6b9acc;
  --star-color2: #446b8d;
  --star-color3: #3e5879;
  background-image:
    radial-gradient(2px 2px at 20px 30px, var(--star-color2), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 40px 70px, var(--star-color), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 50px 160px, var(--star-color3), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 90px 40px, var(--star-color), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 130px 80px, var(--star-color), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 160px 120px, var(--star-color3), rgba(0, 0, 0, 0));
  background-repeat: repeat;
  background-size: 200px 200px;
  width: 100%;
  height: 100%;
  mask-image: radial-gradient(ellipse at 100% 0%, black 40%, transparent 70%);
}
.section-flare {
  top: -150px !important;
  height: 100vh;
  background: linear-gradient(#000, var(--scalar-background-1));
  width: 100vw;
  overflow-x: hidden;
}
.light-mode .section-flare {
  display: none;
}
.light-mode .scalar-card {
  --scalar-background-1: #fff;
  --scalar-background-2: #fff;
  --scalar-background-3: #fff;
}

*::selection {
  background-color: color-mix(in srgb, var(--scalar-color-blue), transparent 60%);
}

@media (max-width: 1000px) {
  .light-mode .t-doc__sidebar,
  .dark-mode .t-doc__sidebar {
    --scalar-sidebar-background-1: var(--scalar-background-1);
  }
  .light-mode .t-doc__header,
  .dark-mode .t-doc__header {
    animation: none;
    background: var(--scalar-header-background-1);
    backdrop-filter: blur(12px);
  }
}
`;var tw=`/* basic theme */
:root,
:host {
  --scalar-text-decoration: underline;
  --scalar-text-decoration-hover: underline;
}
.light-mode {
  --scalar-color-1: rgb(9, 9, 11);
  --scalar-color-2: rgb(109, 109, 117);
  --scalar-color-3: rgba(25, 25, 28, 0.5);
  --scalar-color-accent: var(--scalar-color-1);

  --scalar-background-1: #fff;
  --scalar-background-2: #f4f4f5;
  --scalar-background-3: #e3e3e6;
  --scalar-background-accent: #8ab4f81f;

  --scalar-border-color: rgb(228, 228, 231);
  --scalar-code-language-color-supersede: var(--scalar-color-1);
}
.dark-mode {
  --scalar-color-1: #fafafa;
  --scalar-color-2: rgb(161, 161, 170);
  --scalar-color-3: rgba(255, 255, 255, 0.533);
  --scalar-color-accent: var(--scalar-color-1);

  --scalar-background-1: #09090b;
  --scalar-background-2: #18181b;
  --scalar-background-3: #2c2c30;
  --scalar-background-accent: #8ab4f81f;

  --scalar-border-color: rgba(255, 255, 255, 0.16);
  --scalar-code-language-color-supersede: var(--scalar-color-1);
}

/* Document Sidebar */
.light-mode .t-doc__sidebar,
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-color: currentColor;
  --scalar-sidebar-item-hover-background: var(--scalar-background-2);

  --scalar-sidebar-item-active-background: var(--scalar-background-3);
  --scalar-sidebar-color-active: var(--scalar-color-accent);

  --scalar-sidebar-search-background: transparent;
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
  --scalar-sidebar-search-color: var(--scalar-color-3);
}
.light-mode .t-doc__sidebar {
  --scalar-sidebar-item-active-background: var(--scalar-background-2);
}
/* advanced */
.light-mode {
  --scalar-color-green: #069061;
  --scalar-color-red: #ef0006;
  --scalar-color-yellow: #edbe20;
  --scalar-color-blue: #0072bd;
  --scalar-color-orange: #fb892c;
  --scalar-color-purple: #5203d1;
  --scalar-color-query: #007b80;

  --scalar-button-1: rgba(0, 0, 0, 1);
  --scalar-button-1-hover: rgba(0, 0, 0, 0.8);
  --scalar-button-1-color: #fff;
}
.dark-mode {
  --scalar-color-green: rgba(69, 255, 165, 0.823);
  --scalar-color-red: #ff8589;
  --scalar-color-yellow: #ffcc4d;
  --scalar-color-blue: #6bc1fe;
  --scalar-color-orange: #f98943;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #79e2da;

  --scalar-button-1: rgba(255, 255, 255, 1);
  --scalar-button-1-hover: rgba(255, 255, 255, 0.9);
  --scalar-button-1-color: black;
}
/* Custom theme */
.dark-mode h2.t-editor__heading,
.dark-mode .t-editor__page-title h1,
.dark-mode h1.section-header:not(::selection),
.dark-mode .markdown h1,
.dark-mode .markdown h2,
.dark-mode .markdown h3,
.dark-mode .markdown h4,
.dark-mode .markdown h5,
.dark-mode .markdown h6 {
  -webkit-text-fill-color: transparent;
  background-image: linear-gradient(to right bottom, rgb(255, 255, 255) 30%, rgba(255, 255, 255, 0.38));
  -webkit-background-clip: text;
  background-clip: text;
}
.examples .scalar-card-footer {
  --scalar-background-3: transparent;
  padding-top: 0;
}
/* Hero section flare */
.section-flare {
  width: 100vw;
  height: 550px;
  position: absolute;
}
.section-flare-item:nth-of-type(1) {
  position: absolute;
  width: 100vw;
  height: 550px;
  --stripesDark: repeating-linear-gradient(100deg, #000 0%, #000 7%, transparent 10%, transparent 12%, #000 16%);
  --rainbow: repeating-linear-gradient(100deg, #fff 10%, #fff 16%, #fff 22%, #fff 30%);
  background-image: var(--stripesDark), var(--rainbow);
  background-size: 300%, 200%;
  background-position:
    50% 50%,
    50% 50%;
  filter: invert(100%);
  -webkit-mask-image: radial-gradient(ellipse at 100% 0%, black 40%, transparent 70%);
  mask-image: radial-gradient(ellipse at 100% 0%, black 40%, transparent 70%);
  pointer-events: none;
  opacity: 0.07;
}
.dark-mode .section-flare-item:nth-of-type(1) {
  background-image: var(--stripesDark), var(--rainbow);
  filter: opacity(50%) saturate(200%);
  opacity: 0.25;
  height: 350px;
}
.section-flare-item:nth-of-type(1):after {
  content: "";
  position: absolute;
  top: 0;
  right: 0;
  bottom: 0;
  left: 0;
  background-image: var(--stripesDark), var(--rainbow);
  background-size: 200%, 100%;
  background-attachment: fixed;
  mix-blend-mode: difference;
}
.dark-mode .section-flare:after {
  background-image: var(--stripesDark), var(--rainbow);
}
.section-flare-item:nth-of-type(2) {
  --star-color: #fff;
  --star-color2: #fff;
  --star-color3: #fff;
  width: 100%;
  height: 100%;
  position: absolute;
  background-image:
    radial-gradient(2px 2px at 20px 30px, var(--star-color2), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 40px 70px, var(--star-color), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 50px 160px, var(--star-color3), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 90px 40px, var(--star-color), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 130px 80px, var(--star-color), rgba(0, 0, 0, 0)),
    radial-gradient(2px 2px at 160px 120px, var(--star-color3), rgba(0, 0, 0, 0));
  background-repeat: repeat;
  background-size: 200px 200px;
  mask-image: radial-gradient(ellipse at 100% 0%, black 40%, transparent 70%);
  opacity: 0.2;
}
.light-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-blue), transparent 70%);
}
.dark-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-blue), transparent 50%);
}

/* document header */
.light-mode .t-doc__header,
.dark-mode .t-doc__header {
  animation: headerbackground forwards;
  animation-timeline: scroll();
  animation-range: 0px 200px;
}
@keyframes headerbackground {
  from {
    background: transparent;
    backdrop-filter: none;
  }
  to {
    background: var(--scalar-header-background-1);
    backdrop-filter: blur(12px);
  }
}
/* remove flare on safari to prevent dropped frames on scroll */
@supports (-webkit-hyphens: none) {
  .section-flare {
    display: none;
  }
}

/* document background */
.light-mode .t-doc .layout-content,
.dark-mode .t-doc .layout-content {
  background: transparent;
}
`,ow=`/* basic theme */
:root,
:host {
  --scalar-text-decoration: underline;
  --scalar-text-decoration-hover: underline;
}
.light-mode {
  --scalar-background-1: #fff;
  --scalar-background-2: #f6f6f6;
  --scalar-background-3: #e7e7e7;
  --scalar-background-accent: #8ab4f81f;

  --scalar-color-1: #1b1b1b;
  --scalar-color-2: #707070;
  --scalar-color-3: #8e8e8e;

  --scalar-color-accent: #0099ff;
  --scalar-border-color: #dfdfdf;
}
.dark-mode {
  --scalar-background-1: #0f0f0f;
  --scalar-background-2: #1a1a1a;
  --scalar-background-3: #272727;

  --scalar-color-1: #e7e7e7;
  --scalar-color-2: #a4a4a4;
  --scalar-color-3: #797979;

  --scalar-color-accent: #00aeff;
  --scalar-background-accent: #3ea6ff1f;

  --scalar-border-color: #2d2d2d;
}
/* Document Sidebar */
.light-mode,
.dark-mode {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-hover-color: var(--scalar-sidebar-color-2);

  --scalar-sidebar-item-active-background: var(--scalar-background-2);
  --scalar-sidebar-color-active: var(--scalar-sidebar-color-1);

  --scalar-sidebar-indent-border: var(--scalar-sidebar-border-color);
  --scalar-sidebar-indent-border-hover: var(--scalar-sidebar-border-color);
  --scalar-sidebar-indent-border-active: var(--scalar-sidebar-border-color);

  --scalar-sidebar-search-background: color-mix(in srgb, var(--scalar-background-2), var(--scalar-background-1));
  --scalar-sidebar-search-color: var(--scalar-color-3);
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
}
/* advanced */
.light-mode {
  --scalar-color-green: #069061;
  --scalar-color-red: #ef0006;
  --scalar-color-yellow: #edbe20;
  --scalar-color-blue: #0072bd;
  --scalar-color-orange: #ff5800;
  --scalar-color-purple: #5203d1;
  --scalar-color-query: #007b80;

  --scalar-link-color: var(--scalar-color-1);
  --scalar-link-color-hover: var(--scalar-link-color);

  --scalar-button-1: rgba(0, 0, 0, 1);
  --scalar-button-1-hover: rgba(0, 0, 0, 0.8);
  --scalar-button-1-color: #fff;

  --scalar-tooltip-background: color-mix(in srgb, var(--scalar-background-1), transparent 10%);
  --scalar-tooltip-color: var(--scalar-color-1);

  --scalar-color-alert: color-mix(in srgb, var(--scalar-color-orange), var(--scalar-color-1) 20%);
  --scalar-color-danger: color-mix(in srgb, var(--scalar-color-red), var(--scalar-color-1) 20%);

  --scalar-background-alert: color-mix(in srgb, var(--scalar-color-orange), var(--scalar-background-1) 95%);
  --scalar-background-danger: color-mix(in srgb, var(--scalar-color-red), var(--scalar-background-1) 95%);
}
.dark-mode {
  --scalar-color-green: #00b648;
  --scalar-color-red: #dc1b19;
  --scalar-color-yellow: #ffc90d;
  --scalar-color-blue: #4eb3ec;
  --scalar-color-orange: #ff8d4d;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #65d4cf;

  --scalar-link-color: var(--scalar-color-1);
  --scalar-link-color-hover: var(--scalar-link-color);

  --scalar-button-1: rgba(255, 255, 255, 1);
  --scalar-button-1-hover: rgba(255, 255, 255, 0.9);
  --scalar-button-1-color: black;

  --scalar-tooltip-background: color-mix(in srgb, var(--scalar-background-1), #fff 10%);
  --scalar-tooltip-color: color-mix(in srgb, #fff, transparent 5%);

  --scalar-color-danger: color-mix(in srgb, var(--scalar-color-red), var(--scalar-background-1) 20%);

  --scalar-background-alert: color-mix(in srgb, var(--scalar-color-orange), var(--scalar-background-1) 95%);
  --scalar-background-danger: color-mix(in srgb, var(--scalar-color-red), var(--scalar-background-1) 95%);
}
@supports (color: color(display-p3 1 1 1)) {
  .light-mode {
    --scalar-color-accent: color(display-p3 0 0.6 1 / 1);
    --scalar-color-green: color(display-p3 0.023529 0.564706 0.380392 / 1);
    --scalar-color-red: color(display-p3 0.937255 0 0.023529 / 1);
    --scalar-color-yellow: color(display-p3 0.929412 0.745098 0.12549 / 1);
    --scalar-color-blue: color(display-p3 0 0.447059 0.741176 / 1);
    --scalar-color-orange: color(display-p3 1 0.4 0.02);
    --scalar-color-purple: color(display-p3 0.321569 0.011765 0.819608 / 1);
  }
  .dark-mode {
    --scalar-color-accent: color(display-p3 0.07 0.67 1);
    --scalar-color-green: color(display-p3 0 0.713725 0.282353 / 1);
    --scalar-color-red: color(display-p3 0.862745 0.105882 0.098039 / 1);
    --scalar-color-yellow: color(display-p3 1 0.788235 0.05098 / 1);
    --scalar-color-blue: color(display-p3 0.305882 0.701961 0.92549 / 1);
    --scalar-color-orange: color(display-p3 1 0.552941 0.301961 / 1);
    --scalar-color-purple: color(display-p3 0.694118 0.568627 0.976471 / 1);
  }
}
`,nw=`.light-mode {
  --scalar-color-1: #1b1b1b;
  --scalar-color-2: #707070;
  --scalar-color-3: #8e8e8e;
  --scalar-color-accent: #f06292;

  --scalar-background-1: #fff;
  --scalar-background-2: #f6f6f6;
  --scalar-background-3: #e7e7e7;

  --scalar-border-color: rgba(0, 0, 0, 0.1);
}
.dark-mode {
  --scalar-color-1: rgba(255, 255, 255, 0.9);
  --scalar-color-2: rgba(156, 163, 175, 1);
  --scalar-color-3: rgba(255, 255, 255, 0.44);
  --scalar-color-accent: #f06292;

  --scalar-background-1: #111728;
  --scalar-background-2: #1e293b;
  --scalar-background-3: #334155;
  --scalar-background-accent: #f062921f;

  --scalar-border-color: rgba(255, 255, 255, 0.1);
}

/* Document Sidebar */
.light-mode .t-doc__sidebar,
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-hover-color: currentColor;

  --scalar-sidebar-item-active-background: #f062921f;
  --scalar-sidebar-color-active: var(--scalar-color-accent);

  --scalar-sidebar-search-background: transparent;
  --scalar-sidebar-search-color: var(--scalar-color-3);
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
}

/* advanced */
.light-mode {
  --scalar-button-1: rgb(49 53 56);
  --scalar-button-1-color: #fff;
  --scalar-button-1-hover: rgb(28 31 33);

  --scalar-color-green: #069061;
  --scalar-color-red: #ef0006;
  --scalar-color-yellow: #edbe20;
  --scalar-color-blue: #0072bd;
  --scalar-color-orange: #fb892c;
  --scalar-color-purple: #5203d1;
  --scalar-color-query: #007b80;

  --scalar-scrollbar-color: rgba(0, 0, 0, 0.18);
  --scalar-scrollbar-color-active: rgba(0, 0, 0, 0.36);
}
.dark-mode {
  --scalar-button-1: #f6f6f6;
  --scalar-button-1-color: #000;
  --scalar-button-1-hover: #e7e7e7;

  --scalar-color-green: #a3ffa9;
  --scalar-color-red: #ffa3a3;
  --scalar-color-yellow: #fffca3;
  --scalar-color-blue: #a5d6ff;
  --scalar-color-orange: #e2ae83;
  --scalar-color-purple: #d2a8ff;
  --scalar-color-query: #a5f3df;

  --scalar-scrollbar-color: rgba(255, 255, 255, 0.24);
  --scalar-scrollbar-color-active: rgba(255, 255, 255, 0.48);
}
.section-flare {
  width: 100%;
  height: 400px;
  position: absolute;
}
.section-flare-item:first-of-type:before {
  content: "";
  position: absolute;
  top: 0;
  right: 0;
  bottom: 0;
  left: 0;
  --stripes: repeating-linear-gradient(100deg, #fff 0%, #fff 0%, transparent 2%, transparent 12%, #fff 17%);
  --stripesDark: repeating-linear-gradient(100deg, #000 0%, #000 0%, transparent 10%, transparent 12%, #000 17%);
  --rainbow: repeating-linear-gradient(100deg, #60a5fa 10%, #e879f9 16%, #5eead4 22%, #60a5fa 30%);
  contain: strict;
  contain-intrinsic-size: 100vw 40vh;
  background-image: var(--stripesDark), var(--rainbow);
  background-size: 300%, 200%;
  background-position:
    50% 50%,
    50% 50%;
  filter: opacity(20%) saturate(200%);
  -webkit-mask-image: radial-gradient(ellipse at 100% 0%, black 40%, transparent 70%);
  mask-image: radial-gradient(ellipse at 100% 0%, black 40%, transparent 70%);
  pointer-events: none;
}
.section-flare-item:first-of-type:after {
  content: "";
  position: absolute;
  top: 0;
  right: 0;
  bottom: 0;
  left: 0;
  background-image: var(--stripes), var(--rainbow);
  background-size: 200%, 100%;
  background-attachment: fixed;
  mix-blend-mode: difference;
  background-image: var(--stripesDark), var(--rainbow);
  pointer-events: none;
}
.light-mode .section-flare-item:first-of-type:after,
.light-mode .section-flare-item:first-of-type:before {
  background-image: var(--stripes), var(--rainbow);
  filter: opacity(4%) saturate(200%);
}
`,lw=`.light-mode {
  color-scheme: light;
  --scalar-color-1: #1c1e21;
  --scalar-color-2: #707070;
  --scalar-color-3: #8e8e8e;
  --scalar-color-disabled: #b4b1b1;
  --scalar-color-ghost: #a7a7a7;
  --scalar-color-accent: #2f8555;
  --scalar-background-1: #fff;
  --scalar-background-2: #f5f5f5;
  --scalar-background-3: #ededed;
  --scalar-background-4: rgba(0, 0, 0, 0.06);
  --scalar-background-accent: #2f85551f;

  --scalar-border-color: rgba(0, 0, 0, 0.1);
  --scalar-scrollbar-color: rgba(0, 0, 0, 0.18);
  --scalar-scrollbar-color-active: rgba(0, 0, 0, 0.36);
  --scalar-backdrop-brightness: 1;

  --scalar-shadow-1: 0 1px 3px 0 rgba(0, 0, 0, 0.11);
  --scalar-shadow-2: rgba(0, 0, 0, 0.08) 0px 13px 20px 0px, rgba(0, 0, 0, 0.08) 0px 3px 8px 0px, #eeeeed 0px 0 0 1px;

  --scalar-button-1: rgb(49 53 56);
  --scalar-button-1-color: #fff;
  --scalar-button-1-hover: rgb(28 31 33);

  --scalar-color-green: #007300;
  --scalar-color-red: #af272b;
  --scalar-color-yellow: #b38200;
  --scalar-color-blue: #33788f;
  --scalar-color-orange: #fb892c;
  --scalar-color-purple: #5203d1;
  --scalar-color-query: #00766f;
}

.dark-mode {
  color-scheme: dark;
  --scalar-color-1: rgba(255, 255, 255, 0.9);
  --scalar-color-2: rgba(255, 255, 255, 0.62);
  --scalar-color-3: rgba(255, 255, 255, 0.44);
  --scalar-color-disabled: rgba(255, 255, 255, 0.34);
  --scalar-color-ghost: rgba(255, 255, 255, 0.26);
  --scalar-color-accent: #27c2a0;
  --scalar-background-1: #1b1b1d;
  --scalar-background-2: #242526;
  --scalar-background-3: #3b3b3b;
  --scalar-background-4: rgba(255, 255, 255, 0.06);
  --scalar-background-accent: #27c2a01f;

  --scalar-border-color: rgba(255, 255, 255, 0.1);
  --scalar-scrollbar-color: rgba(255, 255, 255, 0.24);
  --scalar-scrollbar-color-active: rgba(255, 255, 255, 0.48);
  --scalar-backdrop-brightness: 0.5;

  --scalar-shadow-1: 0 1px 3px 0 rgb(0, 0, 0, 0.1);
  --scalar-shadow-2:
    rgba(15, 15, 15, 0.2) 0px 3px 6px, rgba(15, 15, 15, 0.4) 0px 9px 24px, 0 0 0 1px rgba(255, 255, 255, 0.1);

  --scalar-button-1: #f6f6f6;
  --scalar-button-1-color: #000;
  --scalar-button-1-hover: #e7e7e7;

  --scalar-color-green: #26b226;
  --scalar-color-red: #fb565b;
  --scalar-color-yellow: #ffc426;
  --scalar-color-blue: #6ecfef;
  --scalar-color-orange: #ff8d4d;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #5fdbc5;
}
`,sw=`/* basic theme */
.light-mode {
  --scalar-color-1: #1b1b1b;
  --scalar-color-2: #707070;
  --scalar-color-3: #8e8e8e;
  --scalar-color-accent: #7070ff;

  --scalar-background-1: #fff;
  --scalar-background-2: #f6f6f6;
  --scalar-background-3: #e7e7e7;
  --scalar-background-accent: #7070ff1f;

  --scalar-border-color: rgba(0, 0, 0, 0.1);

  --scalar-code-language-color-supersede: var(--scalar-color-3);
}
.dark-mode {
  --scalar-color-1: #f7f8f8;
  --scalar-color-2: rgb(180, 188, 208);
  --scalar-color-3: #b4bcd099;
  --scalar-color-accent: #828fff;

  --scalar-background-1: #000212;
  --scalar-background-2: #0d0f1e;
  --scalar-background-3: #232533;
  --scalar-background-accent: #8ab4f81f;

  --scalar-border-color: #313245;
  --scalar-code-language-color-supersede: var(--scalar-color-3);
}
/* Document Sidebar */
.light-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-item-hover-color: currentColor;
  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-active-background: var(--scalar-background-accent);
  --scalar-sidebar-border-color: var(--scalar-border-color);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-color-active: var(--scalar-color-accent);
  --scalar-sidebar-search-background: rgba(0, 0, 0, 0.05);
  --scalar-sidebar-search-border-color: 1px solid rgba(0, 0, 0, 0.05);
  --scalar-sidebar-search-color: var(--scalar-color-3);
  --scalar-background-2: rgba(0, 0, 0, 0.03);
}
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-item-hover-color: currentColor;
  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-active-background: rgba(255, 255, 255, 0.1);
  --scalar-sidebar-border-color: var(--scalar-border-color);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-color-active: var(--scalar-color-accent);
  --scalar-sidebar-search-background: rgba(255, 255, 255, 0.1);
  --scalar-sidebar-search-border-color: 1px solid rgba(255, 255, 255, 0.05);
  --scalar-sidebar-search-color: var(--scalar-color-3);
}
/* advanced */
.light-mode {
  --scalar-color-green: #069061;
  --scalar-color-red: #ef0006;
  --scalar-color-yellow: #edbe20;
  --scalar-color-blue: #0072bd;
  --scalar-color-orange: #fb892c;
  --scalar-color-purple: #5203d1;
  --scalar-color-query: #007b80;

  --scalar-button-1: rgba(0, 0, 0, 1);
  --scalar-button-1-hover: rgba(0, 0, 0, 0.8);
  --scalar-button-1-color: #fff;
}
.dark-mode {
  --scalar-color-green: #00b648;
  --scalar-color-red: #dc1b19;
  --scalar-color-yellow: #ffc90d;
  --scalar-color-blue: #4eb3ec;
  --scalar-color-orange: #ff8d4d;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #65d4cf;

  --scalar-button-1: rgba(255, 255, 255, 1);
  --scalar-button-1-hover: rgba(255, 255, 255, 0.9);
  --scalar-button-1-color: black;
}
/* Custom Theme */
.dark-mode h2.t-editor__heading,
.dark-mode .t-editor__page-title h1,
.dark-mode h1.section-header:not(::selection),
.dark-mode .markdown h1,
.dark-mode .markdown h2,
.dark-mode .markdown h3,
.dark-mode .markdown h4,
.dark-mode .markdown h5,
.dark-mode .markdown h6 {
  -webkit-text-fill-color: transparent;
  background-image: linear-gradient(to right bottom, rgb(255, 255, 255) 30%, rgba(255, 255, 255, 0.38));
  -webkit-background-clip: text;
  background-clip: text;
}
.sidebar-search {
  backdrop-filter: blur(12px);
}
@keyframes headerbackground {
  from {
    background: transparent;
    backdrop-filter: none;
  }
  to {
    background: var(--scalar-header-background-1);
    backdrop-filter: blur(12px);
  }
}
.dark-mode .scalar-card {
  background: rgba(255, 255, 255, 0.05) !important;
}
.dark-mode .scalar-card * {
  --scalar-background-2: transparent !important;
  --scalar-background-1: transparent !important;
}
.light-mode .dark-mode.scalar-card *,
.light-mode .dark-mode.scalar-card {
  --scalar-background-1: #0d0f1e !important;
  --scalar-background-2: #0d0f1e !important;
  --scalar-background-3: #191b29 !important;
}
.light-mode .dark-mode.scalar-card {
  background: #191b29 !important;
}
.badge {
  box-shadow: 0 0 0 1px var(--scalar-border-color);
  margin-right: 6px;
}

.table-row.required-parameter .table-row-item:nth-of-type(2):after {
  background: transparent;
  box-shadow: none;
}
/* Hero Section Flare */
.section-flare {
  width: 100vw;
  background: radial-gradient(ellipse 80% 50% at 50% -20%, rgba(120, 119, 198, 0.3), transparent);
  height: 100vh;
}
.light-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-accent), transparent 70%);
}
.dark-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-accent), transparent 50%);
}

/* document layout */
.light-mode .t-doc .layout-content,
.dark-mode .t-doc .layout-content {
  background: transparent;
}
`,iw=`/* basic theme */
.light-mode {
  color-scheme: light;
  --scalar-color-1: #322b3b;
  --scalar-color-2: #645676;
  --scalar-color-3: #9789a9;
  --scalar-color-accent: #40b4c4;

  --scalar-background-1: #fff;
  --scalar-background-2: #f4f2f7;
  --scalar-background-3: #cfc7dc;
  --scalar-background-accent: #f3fafb;

  --scalar-border-color: #e4e0eb;
}
.dark-mode {
  color-scheme: dark;
  --scalar-color-1: #fff;
  --scalar-color-2: #b8b6ba;
  --scalar-color-3: #706c74;
  --scalar-color-accent: #ed78c2;

  --scalar-background-1: #27212e;
  --scalar-background-2: #322c39;
  --scalar-background-3: #4c4059;
  --scalar-background-accent: #eb64b91f;

  --scalar-border-color: rgba(255, 255, 255, 0.1);
}

/* Sidebar */
.light-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-item-hover-color: currentColor;
  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-active-background: var(--scalar-background-accent);
  --scalar-sidebar-border-color: var(--scalar-border-color);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-color-active: var(--scalar-color-accent);
  --scalar-sidebar-search-background: var(--scalar-background-2);
  --scalar-sidebar-search-border-color: var(--scalar-sidebar-border-color);
  --scalar-sidebar-search--color: var(--scalar-color-3);
}
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-item-hover-color: currentColor;
  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-active-background: var(--scalar-background-accent);
  --scalar-sidebar-border-color: var(--scalar-border-color);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-color-active: var(--scalar-color-accent);
  --scalar-sidebar-search-background: var(--scalar-background-2);
  --scalar-sidebar-search-border-color: #514c56;
  --scalar-sidebar-search--color: var(--scalar-color-3);
}
/* advanced */
.light-mode {
  --scalar-button-1: rgb(49 53 56);
  --scalar-button-1-color: #fff;
  --scalar-button-1-hover: rgb(28 31 33);

  --scalar-color-green: #74dfc4;
  --scalar-color-red: #d887f5;
  --scalar-color-yellow: #ffe261;
  --scalar-color-blue: #40b4c4;
  --scalar-color-orange: #ff52bf;
  --scalar-color-purple: #91889b;
  --scalar-color-query: #7860a8;

  --scalar-scrollbar-color: rgba(0, 0, 0, 0.18);
  --scalar-scrollbar-color-active: rgba(0, 0, 0, 0.36);
}
.dark-mode {
  --scalar-button-1: #f6f6f6;
  --scalar-button-1-color: #27212e;
  --scalar-button-1-hover: #e7e7e7;

  --scalar-color-green: #74dfc4;
  --scalar-color-red: #d887f5;
  --scalar-color-yellow: #ffe261;
  --scalar-color-blue: #40b4c4;
  --scalar-color-orange: #ff52bf;
  --scalar-color-purple: #91889b;
  --scalar-color-query: #b8a2e3;

  --scalar-scrollbar-color: rgba(255, 255, 255, 0.24);
  --scalar-scrollbar-color-active: rgba(255, 255, 255, 0.48);
}
/* Radius */
:root,
:host {
  --scalar-radius: 2px;
  --scalar-radius-lg: 3px;
  --scalar-radius-xl: 4px;
}
/* P3 color support */
@supports (color: color(display-p3 1 1 1)) {
  .light-mode {
    --scalar-color-accent: color(display-p3 0.25098 0.705882 0.768627 / 1);
    --scalar-color-green: color(display-p3 0.454902 0.87451 0.768627 / 1);
    --scalar-color-red: color(display-p3 0.847059 0.529412 0.960784 / 1);
    --scalar-color-yellow: color(display-p3 1 0.886275 0.380392 / 1);
    --scalar-color-blue: color(display-p3 0.25098 0.705882 0.768627 / 1);
    --scalar-color-orange: color(display-p3 1 0.321569 0.74902 / 1);
    --scalar-color-purple: color(display-p3 0.568627 0.533333 0.607843 / 1);
    --scalar-color-query: color(display-p3 0.470588 0.376471 0.658824 / 1);
  }
  .dark-mode {
    --scalar-color-accent: color(display-p3 0.929412 0.470588 0.760784 / 1);
    --scalar-color-green: color(display-p3 0.454902 0.87451 0.768627 / 1);
    --scalar-color-red: color(display-p3 0.847059 0.529412 0.960784 / 1);
    --scalar-color-yellow: color(display-p3 1 0.886275 0.380392 / 1);
    --scalar-color-blue: color(display-p3 0.25098 0.705882 0.768627 / 1);
    --scalar-color-orange: color(display-p3 1 0.321569 0.74902 / 1);
    --scalar-color-purple: color(display-p3 0.568627 0.533333 0.607843 / 1);
    --scalar-color-query: color(display-p3 0.721569 0.635294 0.890196 / 1);
  }
}
`,cw=`/* basic theme */
:root,
:host {
  --scalar-text-decoration: underline;
  --scalar-text-decoration-hover: underline;
}
.light-mode {
  --scalar-background-1: #f9f6f0;
  --scalar-background-2: #f2efe8;
  --scalar-background-3: #e9e7e2;
  --scalar-border-color: rgba(203, 165, 156, 0.6);

  --scalar-color-1: #b24c41;
  --scalar-color-2: #b24c41;
  --scalar-color-3: #b24c41;

  --scalar-color-accent: #b24c41;
  --scalar-background-accent: #dcbfa81f;

  --scalar-code-language-color-supersede: var(--scalar-color-1);
}
.dark-mode {
  --scalar-background-1: #140507;
  --scalar-background-2: #20090c;
  --scalar-background-3: #321116;
  --scalar-border-color: #3c3031;

  --scalar-color-1: rgba(255, 255, 255, 0.9);
  --scalar-color-2: rgba(255, 255, 255, 0.62);
  --scalar-color-3: rgba(255, 255, 255, 0.44);

  --scalar-color-accent: rgba(255, 255, 255, 0.9);
  --scalar-background-accent: #441313;

  --scalar-code-language-color-supersede: var(--scalar-color-1);
}

/* Document Sidebar */
.light-mode .t-doc__sidebar,
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-color: currentColor;
  --scalar-sidebar-item-hover-background: var(--scalar-background-2);

  --scalar-sidebar-item-active-background: var(--scalar-background-3);
  --scalar-sidebar-color-active: var(--scalar-color-accent);

  --scalar-sidebar-search-background: rgba(255, 255, 255, 0.1);
  --scalar-sidebar-search-color: var(--scalar-color-3);
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
  z-index: 1;
}
/* advanced */
.light-mode {
  --scalar-color-green: #09533a;
  --scalar-color-red: #aa181d;
  --scalar-color-yellow: #ab8d2b;
  --scalar-color-blue: #19689a;
  --scalar-color-orange: #b26c34;
  --scalar-color-purple: #4c2191;
  --scalar-color-query: #086566;

  --scalar-button-1: rgba(0, 0, 0, 1);
  --scalar-button-1-hover: rgba(0, 0, 0, 0.8);
  --scalar-button-1-color: #fff;
}
.dark-mode {
  --scalar-color-green: rgba(69, 255, 165, 0.823);
  --scalar-color-red: #ff8589;
  --scalar-color-yellow: #ffcc4d;
  --scalar-color-blue: #6bc1fe;
  --scalar-color-orange: #f98943;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #79e2da;

  --scalar-button-1: rgba(255, 255, 255, 1);
  --scalar-button-1-hover: rgba(255, 255, 255, 0.9);
  --scalar-button-1-color: black;
}
/* Custom Theme */
.dark-mode h2.t-editor__heading,
.dark-mode .t-editor__page-title h1,
.dark-mode h1.section-header:not(::selection),
.dark-mode .markdown h1,
.dark-mode .markdown h2,
.dark-mode .markdown h3,
.dark-mode .markdown h4,
.dark-mode .markdown h5,
.dark-mode .markdown h6 {
  -webkit-text-fill-color: transparent;
  background-image: linear-gradient(to right bottom, rgb(255, 255, 255) 30%, rgba(255, 255, 255, 0.38));
  -webkit-background-clip: text;
  background-clip: text;
}
.light-mode .t-doc__sidebar {
  --scalar-sidebar-search-background: white;
}
.examples .scalar-card-footer {
  --scalar-background-3: transparent;
  padding-top: 0;
}
/* Hero section flare */
.section-flare {
  overflow-x: hidden;
  height: 100vh;
  left: initial;
}
.section-flare-item:nth-of-type(1) {
  background: #d25019;
  position: relative;
  top: -150px;
  right: -400px;
  width: 80vw;
  height: 500px;
  margin-top: -150px;
  border-radius: 50%;
  filter: blur(100px);
  z-index: 0;
}
.light-mode .section-flare {
  display: none;
}
*::selection {
  background-color: color-mix(in srgb, var(--scalar-color-red), transparent 75%);
}

/* document layout */
.dark-mode .t-doc .layout-content {
  background: transparent;
}
`,dw=`.light-mode {
  color-scheme: light;
  --scalar-color-1: #000000;
  --scalar-color-2: #000000;
  --scalar-color-3: #000000;
  --scalar-color-accent: #645b0f;
  --scalar-background-1: #ccc9b3;
  --scalar-background-2: #c2bfaa;
  --scalar-background-3: #b8b5a1;
  --scalar-background-accent: #000000;

  --scalar-border-color: rgba(0, 0, 0, 0.2);
  --scalar-scrollbar-color: rgba(0, 0, 0, 0.18);
  --scalar-scrollbar-color-active: rgba(0, 0, 0, 0.36);
  --scalar-backdrop-brightness: 1;

  --scalar-shadow-1: 0 1px 3px 0 rgba(0, 0, 0, 0.11);
  --scalar-shadow-2:
    rgba(0, 0, 0, 0.08) 0px 13px 20px 0px, rgba(0, 0, 0, 0.08) 0px 3px 8px 0px, var(--scalar-border-color) 0px 0 0 1px;

  --scalar-button-1: rgb(49 53 56);
  --scalar-button-1-color: #fff;
  --scalar-button-1-hover: rgb(28 31 33);

  --scalar-color-red: #b91c1c;
  --scalar-color-orange: #a16207;
  --scalar-color-green: #047857;
  --scalar-color-blue: #1841b5;
  --scalar-color-orange: #c2410c;
  --scalar-color-purple: #6d28d9;
  --scalar-color-query: #0f766e;
}

.dark-mode {
  color-scheme: dark;
  --scalar-color-1: #fffef3;
  --scalar-color-2: #fffef3;
  --scalar-color-3: #fffef3;
  --scalar-color-accent: #c3b531;
  --scalar-background-1: #313332;
  --scalar-background-2: #393b3a;
  --scalar-background-3: #414342;
  --scalar-background-accent: #fffef3;

  --scalar-border-color: #505452;
  --scalar-scrollbar-color: rgba(255, 255, 255, 0.24);
  --scalar-scrollbar-color-active: rgba(255, 255, 255, 0.48);
  --scalar-backdrop-brightness: 0.5;

  --scalar-shadow-1: 0 1px 3px 0 rgba(0, 0, 0, 0.11);
  --scalar-shadow-2:
    rgba(15, 15, 15, 0.2) 0px 3px 6px, rgba(15, 15, 15, 0.4) 0px 9px 24px, 0 0 0 1px rgba(255, 255, 255, 0.1);

  --scalar-button-1: #f6f6f6;
  --scalar-button-1-color: #000;
  --scalar-button-1-hover: #e7e7e7;

  --scalar-color-green: #00b648;
  --scalar-color-red: #dc1b19;
  --scalar-color-yellow: #ffc90d;
  --scalar-color-blue: #4eb3ec;
  --scalar-color-orange: #ff8d4d;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #5eead4;
}

/* Sidebar */
.light-mode .t-doc__sidebar,
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-hover-color: currentColor;

  --scalar-sidebar-item-active-background: var(--scalar-background-3);
  --scalar-sidebar-color-active: var(--scalar-color-1);

  --scalar-sidebar-search-background: transparent;
  --scalar-sidebar-search-color: var(--scalar-color-3);
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
}
*::selection {
  background-color: color-mix(in srgb, var(--scalar-color-accent), transparent 80%);
}
`,pw=`/* basic theme */
.light-mode {
  --scalar-background-1: #fff;
  --scalar-background-2: #f5f6f8;
  --scalar-background-3: #eceef1;

  --scalar-color-1: #1b1b1b;
  --scalar-color-2: #707070;
  --scalar-color-3: #8e8e8e;

  --scalar-color-accent: #5469d4;
  --scalar-background-accent: #5469d41f;

  --scalar-border-color: rgba(215, 215, 206, 0.68);
}
.dark-mode {
  --scalar-background-1: #15171c;
  --scalar-background-2: #1c1e24;
  --scalar-background-3: #22252b;

  --scalar-color-1: #fafafa;
  --scalar-color-2: #c9ced8;
  --scalar-color-3: #8c99ad;

  --scalar-color-accent: #5469d4;
  --scalar-background-accent: #5469d41f;

  --scalar-border-color: #3f4145;
}
/* Document Sidebar */
.light-mode .t-doc__sidebar,
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-color: currentColor;
  --scalar-sidebar-item-hover-background: var(--scalar-background-3);

  --scalar-sidebar-item-active-background: var(--scalar-background-accent);
  --scalar-sidebar-color-active: var(--scalar-color-accent);

  --scalar-sidebar-search-background: var(--scalar-background-1);
  --scalar-sidebar-search-color: var(--scalar-color-3);
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
}

/* advanced */
.light-mode {
  --scalar-color-green: #17803d;
  --scalar-color-red: #e10909;
  --scalar-color-yellow: #edbe20;
  --scalar-color-blue: #1763a6;
  --scalar-color-orange: #e25b09;
  --scalar-color-purple: #5c3993;
  --scalar-color-query: #147873;

  --scalar-button-1: rgba(0, 0, 0, 1);
  --scalar-button-1-hover: rgba(0, 0, 0, 0.8);
  --scalar-button-1-color: #fff;
}
.dark-mode {
  --scalar-color-green: #30a159;
  --scalar-color-red: #dc1b19;
  --scalar-color-yellow: #eec644;
  --scalar-color-blue: #468bc7;
  --scalar-color-orange: #f07528;
  --scalar-color-purple: #7a59b1;
  --scalar-color-query: #4ac6b7;

  --scalar-button-1: rgba(255, 255, 255, 1);
  --scalar-button-1-hover: rgba(255, 255, 255, 0.9);
  --scalar-button-1-color: black;
}
.light-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-accent), transparent 70%);
}
.dark-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-accent), transparent 50%);
}
`,uw=`/* basic theme */
.light-mode {
  --scalar-background-1: #f3f3ee;
  --scalar-background-2: #e8e8e3;
  --scalar-background-3: #e4e4df;
  --scalar-border-color: rgba(215, 215, 206, 0.85);

  --scalar-color-1: #1b1b1b;
  --scalar-color-2: #676767;
  --scalar-color-3: #8e8e8e;

  --scalar-color-accent: #1763a6;
  --scalar-background-accent: #1f648e1f;
}
.dark-mode {
  --scalar-background-1: #09090b;
  --scalar-background-2: #18181b;
  --scalar-background-3: #2c2c30;
  --scalar-border-color: rgba(255, 255, 255, 0.17);

  --scalar-color-1: #fafafa;
  --scalar-color-2: rgb(161, 161, 170);
  --scalar-color-3: rgba(255, 255, 255, 0.533);

  --scalar-color-accent: #4eb3ec;
  --scalar-background-accent: #8ab4f81f;
}
/* Document Sidebar */
.light-mode .t-doc__sidebar,
.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-hover-color: currentColor;

  --scalar-sidebar-item-active-background: var(--scalar-background-3);
  --scalar-sidebar-color-active: var(--scalar-color-1);

  --scalar-sidebar-search-background: var(--scalar-background-1);
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
  --scalar-sidebar-search-color: var(--scalar-color-3);
}

/* advanced */
.light-mode {
  --scalar-color-green: #17803d;
  --scalar-color-red: #e10909;
  --scalar-color-yellow: #edbe20;
  --scalar-color-blue: #1763a6;
  --scalar-color-orange: #e25b09;
  --scalar-color-purple: #5c3993;
  --scalar-color-query: #147873;

  --scalar-button-1: rgba(0, 0, 0, 1);
  --scalar-button-1-hover: rgba(0, 0, 0, 0.8);
  --scalar-button-1-color: #fff;
}
.dark-mode {
  --scalar-color-green: #30a159;
  --scalar-color-red: #dc1b19;
  --scalar-color-yellow: #eec644;
  --scalar-color-blue: #3e86c5;
  --scalar-color-orange: #f07528;
  --scalar-color-purple: #7a59b1;
  --scalar-color-query: #4ac6b7;

  --scalar-button-1: rgba(255, 255, 255, 1);
  --scalar-button-1-hover: rgba(255, 255, 255, 0.9);
  --scalar-button-1-color: black;
}
.dark-mode h2.t-editor__heading,
.dark-mode .t-editor__page-title h1,
.dark-mode h1.section-header:not(::selection),
.dark-mode .markdown h1,
.dark-mode .markdown h2,
.dark-mode .markdown h3,
.dark-mode .markdown h4,
.dark-mode .markdown h5,
.dark-mode .markdown h6 {
  -webkit-text-fill-color: transparent;
  background-image: linear-gradient(to right bottom, rgb(255, 255, 255) 30%, rgba(255, 255, 255, 0.38));
  -webkit-background-clip: text;
  background-clip: text;
}
.light-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-accent), transparent 70%);
}
.dark-mode *::selection {
  background-color: color-mix(in srgb, var(--scalar-color-accent), transparent 50%);
}
`,mw=`.light-mode {
  color-scheme: light;
  --scalar-color-1: #584c27;
  --scalar-color-2: #616161;
  --scalar-color-3: #a89f84;
  --scalar-color-accent: #b58900;
  --scalar-background-1: #fdf6e3;
  --scalar-background-2: #eee8d5;
  --scalar-background-3: #ddd6c1;
  --scalar-background-accent: #b589001f;

  --scalar-border-color: #ded8c8;
  --scalar-scrollbar-color: rgba(0, 0, 0, 0.18);
  --scalar-scrollbar-color-active: rgba(0, 0, 0, 0.36);
  --scalar-backdrop-brightness: 1;

  --scalar-shadow-1: 0 1px 3px 0 rgba(0, 0, 0, 0.11);
  --scalar-shadow-2: rgba(0, 0, 0, 0.08) 0px 13px 20px 0px, rgba(0, 0, 0, 0.08) 0px 3px 8px 0px, #eeeeed 0px 0 0 1px;

  --scalar-button-1: rgb(49 53 56);
  --scalar-button-1-color: #fff;
  --scalar-button-1-hover: rgb(28 31 33);

  --scalar-color-red: #b91c1c;
  --scalar-color-orange: #a16207;
  --scalar-color-green: #047857;
  --scalar-color-blue: #1d4ed8;
  --scalar-color-orange: #c2410c;
  --scalar-color-purple: #6d28d9;
  --scalar-color-query: #007f78;
}

.dark-mode {
  color-scheme: dark;
  --scalar-color-1: #fff;
  --scalar-color-2: #cccccc;
  --scalar-color-3: #6d8890;
  --scalar-color-accent: #007acc;
  --scalar-background-1: #00212b;
  --scalar-background-2: #012b36;
  --scalar-background-3: #004052;
  --scalar-background-accent: #015a6f;

  --scalar-border-color: #2f4851;
  --scalar-scrollbar-color: rgba(255, 255, 255, 0.24);
  --scalar-scrollbar-color-active: rgba(255, 255, 255, 0.48);
  --scalar-backdrop-brightness: 0.5;

  --scalar-shadow-1: 0 1px 3px 0 rgb(0, 0, 0, 0.1);
  --scalar-shadow-2:
    rgba(15, 15, 15, 0.2) 0px 3px 6px, rgba(15, 15, 15, 0.4) 0px 9px 24px, 0 0 0 1px rgba(255, 255, 255, 0.1);

  --scalar-button-1: #f6f6f6;
  --scalar-button-1-color: #000;
  --scalar-button-1-hover: #e7e7e7;

  --scalar-color-green: #00b648;
  --scalar-color-red: #dc1b19;
  --scalar-color-yellow: #ffc90d;
  --scalar-color-blue: #4eb3ec;
  --scalar-color-orange: #ff8d4d;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #7bdac7;
}

/* Sidebar */
.light-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-item-hover-color: currentColor;
  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-active-background: var(--scalar-background-accent);
  --scalar-sidebar-border-color: var(--scalar-border-color);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-color-active: var(--scalar-color-accent);
  --scalar-sidebar-search-background: var(--scalar-background-2);
  --scalar-sidebar-search-border-color: var(--scalar-sidebar-search-background);
  --scalar-sidebar-search--color: var(--scalar-color-3);
}

.dark-mode .t-doc__sidebar {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-item-hover-color: currentColor;
  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-active-background: var(--scalar-background-accent);
  --scalar-sidebar-border-color: var(--scalar-border-color);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-color-active: var(--scalar-sidebar-color-1);
  --scalar-sidebar-search-background: var(--scalar-background-2);
  --scalar-sidebar-search-border-color: var(--scalar-sidebar-search-background);
  --scalar-sidebar-search--color: var(--scalar-color-3);
}
*::selection {
  background-color: color-mix(in srgb, var(--scalar-color-accent), transparent 70%);
}
`;function Cf(){if(typeof window>"u")return!1;let e=document.createElement("div");e.style.cssText="width:30px;height:30px;overflow-y:scroll",e.classList.add("scrollbar-test");let a=document.createElement("div");a.style.cssText="width:100%;height:40px",e.appendChild(a),document.body.appendChild(e);let r=30-e.firstChild.clientWidth;return document.body.removeChild(e),!!r}var Bf=["alternate","default","moon","purple","solarized","bluePlanet","deepSpace","saturn","kepler","elysiajs","fastify","mars","laserwave","none"],_l={default:"Default",alternate:"Alternate",moon:"Moon",purple:"Purple",solarized:"Solarized",elysiajs:"Elysia.js",fastify:"Fastify",bluePlanet:"Blue Planet",saturn:"Saturn",kepler:"Kepler-11e",mars:"Mars",deepSpace:"Deep Space",laserwave:"Laserwave",none:"None"},Fo={default:{uid:"qTQR9jSM8E-LihpyZzPOi",name:"Default",description:"Default Scalar theme",theme:ow,slug:"default"},alternate:{uid:"2skUDSH4S8HYFF9yXysr-",name:"Alternate",description:"Alternate Scalar theme",theme:aw,slug:"alternate"},moon:{uid:"DG9ZUNp5lJhDeX_kPX4Bl",name:"Moon",description:"Lunar styles",theme:dw,slug:"moon"},purple:{uid:"pE_1ysxcZ-y2LM1GGNBUv",name:"Purple",description:"Purple Scalar theme",theme:pw,slug:"purple"},solarized:{uid:"BdGVG1vf-4nYl3wJKyj8l",name:"Solarized",description:"Solarized Scalar theme",theme:mw,slug:"solarized"},bluePlanet:{uid:"X12IfAvl7ue-42V2lW40S",name:"Blue Planet",description:"Blue Planet Scalar theme",theme:rw,slug:"blue-planet"},deepSpace:{uid:"K8b38NWQiicq4-zXGXKdI",name:"Deep Space",description:"Deep Space Scalar theme",theme:tw,slug:"deep-space"},saturn:{uid:"1jyAjmbIZQG-RUU4Ugk9o",name:"Saturn",description:"Saturn Scalar theme",theme:uw,slug:"saturn"},kepler:{uid:"jZ6dnWbtqQ0Hz3s9jLPH0",name:"Kepler-11e",description:"Kepler-11e Scalar theme",theme:sw,slug:"kepler-11e"},mars:{uid:"YY4LQgwiXix55-TmMz9qd",name:"Mars",description:"Mars Scalar theme",theme:cw,slug:"mars"},laserwave:{uid:"c5fZEi-K-hP-xXf885dkf",name:"Laserwave",description:"Laserwave Scalar theme",theme:iw,slug:"laserwave"},elysiajs:{uid:"nEVZkRmCylPkT0o9YJa7y",name:"Elysia.js",description:"Elysia.js theme",theme:nw,slug:"elysiajs"},fastify:{uid:"nTZcdcM2_yHFZFxTQe9Kk",name:"Fastify",description:"Fastify theme",theme:lw,slug:"fastify"}},_U=Object.values(Fo);var Tf=(e,a)=>{let{fonts:r=!0,layer:o="scalar-theme"}=a??{},n=[Fo[e||"default"]?.theme??`/* basic theme */
:root,
:host {
  --scalar-text-decoration: underline;
  --scalar-text-decoration-hover: underline;
}
.light-mode {
  --scalar-background-1: #fff;
  --scalar-background-2: #f6f6f6;
  --scalar-background-3: #e7e7e7;
  --scalar-background-accent: #8ab4f81f;

  --scalar-color-1: #1b1b1b;
  --scalar-color-2: #707070;
  --scalar-color-3: #8e8e8e;

  --scalar-color-accent: #0099ff;
  --scalar-border-color: #dfdfdf;
}
.dark-mode {
  --scalar-background-1: #0f0f0f;
  --scalar-background-2: #1a1a1a;
  --scalar-background-3: #272727;

  --scalar-color-1: #e7e7e7;
  --scalar-color-2: #a4a4a4;
  --scalar-color-3: #797979;

  --scalar-color-accent: #00aeff;
  --scalar-background-accent: #3ea6ff1f;

  --scalar-border-color: #2d2d2d;
}
/* Document Sidebar */
.light-mode,
.dark-mode {
  --scalar-sidebar-background-1: var(--scalar-background-1);
  --scalar-sidebar-color-1: var(--scalar-color-1);
  --scalar-sidebar-color-2: var(--scalar-color-2);
  --scalar-sidebar-border-color: var(--scalar-border-color);

  --scalar-sidebar-item-hover-background: var(--scalar-background-2);
  --scalar-sidebar-item-hover-color: var(--scalar-sidebar-color-2);

  --scalar-sidebar-item-active-background: var(--scalar-background-2);
  --scalar-sidebar-color-active: var(--scalar-sidebar-color-1);

  --scalar-sidebar-indent-border: var(--scalar-sidebar-border-color);
  --scalar-sidebar-indent-border-hover: var(--scalar-sidebar-border-color);
  --scalar-sidebar-indent-border-active: var(--scalar-sidebar-border-color);

  --scalar-sidebar-search-background: color-mix(in srgb, var(--scalar-background-2), var(--scalar-background-1));
  --scalar-sidebar-search-color: var(--scalar-color-3);
  --scalar-sidebar-search-border-color: var(--scalar-border-color);
}
/* advanced */
.light-mode {
  --scalar-color-green: #069061;
  --scalar-color-red: #ef0006;
  --scalar-color-yellow: #edbe20;
  --scalar-color-blue: #0072bd;
  --scalar-color-orange: #ff5800;
  --scalar-color-purple: #5203d1;
  --scalar-color-query: #007b80;

  --scalar-link-color: var(--scalar-color-1);
  --scalar-link-color-hover: var(--scalar-link-color);

  --scalar-button-1: rgba(0, 0, 0, 1);
  --scalar-button-1-hover: rgba(0, 0, 0, 0.8);
  --scalar-button-1-color: #fff;

  --scalar-tooltip-background: color-mix(in srgb, var(--scalar-background-1), transparent 10%);
  --scalar-tooltip-color: var(--scalar-color-1);

  --scalar-color-alert: color-mix(in srgb, var(--scalar-color-orange), var(--scalar-color-1) 20%);
  --scalar-color-danger: color-mix(in srgb, var(--scalar-color-red), var(--scalar-color-1) 20%);

  --scalar-background-alert: color-mix(in srgb, var(--scalar-color-orange), var(--scalar-background-1) 95%);
  --scalar-background-danger: color-mix(in srgb, var(--scalar-color-red), var(--scalar-background-1) 95%);
}
.dark-mode {
  --scalar-color-green: #00b648;
  --scalar-color-red: #dc1b19;
  --scalar-color-yellow: #ffc90d;
  --scalar-color-blue: #4eb3ec;
  --scalar-color-orange: #ff8d4d;
  --scalar-color-purple: #b191f9;
  --scalar-color-query: #65d4cf;

  --scalar-link-color: var(--scalar-color-1);
  --scalar-link-color-hover: var(--scalar-link-color);

  --scalar-button-1: rgba(255, 255, 255, 1);
  --scalar-button-1-hover: rgba(255, 255, 255, 0.9);
  --scalar-button-1-color: black;

  --scalar-tooltip-background: color-mix(in srgb, var(--scalar-background-1), #fff 10%);
  --scalar-tooltip-color: color-mix(in srgb, #fff, transparent 5%);

  --scalar-color-danger: color-mix(in srgb, var(--scalar-color-red), var(--scalar-background-1) 20%);

  --scalar-background-alert: color-mix(in srgb, var(--scalar-color-orange), var(--scalar-background-1) 95%);
  --scalar-background-danger: color-mix(in srgb, var(--scalar-color-red), var(--scalar-background-1) 95%);
}
@supports (color: color(display-p3 1 1 1)) {
  .light-mode {
    --scalar-color-accent: color(display-p3 0 0.6 1 / 1);
    --scalar-color-green: color(display-p3 0.023529 0.564706 0.380392 / 1);
    --scalar-color-red: color(display-p3 0.937255 0 0.023529 / 1);
    --scalar-color-yellow: color(display-p3 0.929412 0.745098 0.12549 / 1);
    --scalar-color-blue: color(display-p3 0 0.447059 0.741176 / 1);
    --scalar-color-orange: color(display-p3 1 0.4 0.02);
    --scalar-color-purple: color(display-p3 0.321569 0.011765 0.819608 / 1);
  }
  .dark-mode {
    --scalar-color-accent: color(display-p3 0.07 0.67 1);
    --scalar-color-green: color(display-p3 0 0.713725 0.282353 / 1);
    --scalar-color-red: color(display-p3 0.862745 0.105882 0.098039 / 1);
    --scalar-color-yellow: color(display-p3 1 0.788235 0.05098 / 1);
    --scalar-color-blue: color(display-p3 0.305882 0.701961 0.92549 / 1);
    --scalar-color-orange: color(display-p3 1 0.552941 0.301961 / 1);
    --scalar-color-purple: color(display-p3 0.694118 0.568627 0.976471 / 1);
  }
}
`,r?ew:""].join("");return o?`@layer ${o} {
${n}}`:n};var If=["--scalar-color-1","--scalar-color-2","--scalar-color-3","--scalar-background-1","--scalar-background-2","--scalar-background-3","--scalar-color-accent"];function Cl(e,a){let r=[...a.matchAll(new RegExp(`(${e}): ([^;]+);`,"gm"))];return r.length===0?{}:Object.fromEntries(r.map(o=>[o[1],o[2]]))}function Ef(e){return e?{...Cl("--scalar-color-[1-3]",e),...Cl("--scalar-background-[1-3]",e),...Cl("--scalar-color-accent",e)}:{}}function Bl(e){return{colors:f(()=>({light:Ef(xe(e).match(/\.light-mode[^{]*{[^}]*}/m)?.[0]),dark:Ef(xe(e).match(/\.dark-mode[^{]*{[^}]*}/m)?.[0])}))}}var Af=w({inheritAttrs:!1,__name:"ScalarThemeSwatches",props:{css:{}},setup(e){let{colors:a}=Bl(()=>e.css),{cx:r}=_e();return(o,n)=>(s(),m("div",he({style:{"--bg-light":t(a).light["--scalar-background-1"],"--bg-dark":t(a).dark["--scalar-background-1"]}},t(r)("flex *:size-3 overflow-hidden rounded","bg-(--bg-light) dark:bg-(--bg-dark)")),[(s(!0),m(z,null,U(t(If),l=>(s(),m("div",{key:l,class:"bg-(--bg-light) dark:bg-(--bg-dark)",style:ra({"--bg-light":t(a).light[l],"--bg-dark":t(a).dark[l]})},null,4))),128))],16))}});var Ho=Af;var fw={class:"min-w-0 flex-1 truncate text-left"},vw={class:"text-c-1 inline-block min-w-0 flex-1 truncate"},zf=w({__name:"ApiReferenceToolbarConfigTheme",props:{modelValue:{},modelModifiers:{}},emits:["update:modelValue"],setup(e){let a=ne(e,"modelValue"),r=f(()=>Bf.filter(n=>n!=="none").map(n=>({id:n,label:_l[n],css:Fo[n].theme}))),o=f({get:()=>{let n=a.value??"default";return r.value.find(l=>l.id===n)??r.value[0]},set:n=>a.value=n.id});return(n,l)=>(s(),g(t(Oa),{modelValue:o.value,"onUpdate:modelValue":l[0]||(l[0]=i=>o.value=i),options:r.value,resize:""},{default:u(({open:i})=>[v(t(la),null,{default:u(()=>[h("div",fw,x(o.value.label),1),v(t(Ho),{class:"mr-2",css:o.value.css},null,8,["css"]),v(t(Ue),{class:R(["size-3.5 transition-transform",{"rotate-180":i}])},null,8,["class"])]),_:2},1024)]),option:u(({selected:i,option:c})=>[v(t(ui),{selected:i},null,8,["selected"]),h("span",vw,x(c.label),1),v(t(Ho),{css:c.css},null,8,["css"])]),_:1},8,["modelValue","options"]))}});var Mf=zf;var gw={class:"flex flex-col gap-4"},hw=["aria-label"],bw={value:"alpha"},xw={value:"preserve"},Vf=w({__name:"ModifyConfiguration",props:ve({configuration:{}},{overrides:{},overridesModifiers:{}}),emits:["update:overrides"],setup(e){let a=ne(e,"overrides"),{translate:r}=O(),o=f(()=>Ke({...a.value,...e.configuration,...a.value})),n=f({get:()=>a.value?.theme??e.configuration?.theme??"default",set:c=>a.value={...a.value,theme:c}}),l=f({get:()=>a.value?.layout??e.configuration?.layout??"modern",set:c=>a.value={...a.value,layout:c}}),i=f({get:()=>a.value?.orderSchemaPropertiesBy??e.configuration?.orderSchemaPropertiesBy??"alpha",set:c=>a.value={...a.value,orderSchemaPropertiesBy:c}});return(c,d)=>(s(),g(Wa,{class:"w-120"},{label:u(()=>[B(x(t(r)("developerTools.configure")),1)]),default:u(()=>[v(t(tr),null,{label:u(()=>[B(x(t(r)("developerTools.scalarConfiguration")),1)]),default:u(()=>[v(t(Ge),{class:"bg-b-1.5 flex max-h-40 flex-col rounded border text-sm",content:o.value,lang:"json"},null,8,["content"])]),_:1}),h("div",gw,[v(t(Lr),null,{label:u(()=>[B(x(t(r)("developerTools.theme")),1)]),default:u(()=>[v(Mf,{modelValue:n.value,"onUpdate:modelValue":d[0]||(d[0]=p=>n.value=p)},null,8,["modelValue"])]),_:1}),v(t(Lr),null,{label:u(()=>[B(x(t(r)("developerTools.layout")),1)]),default:u(()=>[v(xf,{modelValue:l.value,"onUpdate:modelValue":d[1]||(d[1]=p=>l.value=p)},null,8,["modelValue"])]),_:1}),v(t(Lr),null,{label:u(()=>[B(x(t(r)("developerTools.orderSchemaPropertiesBy")),1)]),default:u(()=>[v(t(la),{is:"div"},{default:u(()=>[Ba(h("select",{"onUpdate:modelValue":d[2]||(d[2]=p=>i.value=p),"aria-label":t(r)("developerTools.orderSchemaPropertiesBy"),class:"text-c-1 w-full cursor-pointer border-0 bg-transparent p-0 outline-offset-4"},[h("option",bw,x(t(r)("developerTools.alphabeticalOrder")),1),h("option",xw,x(t(r)("developerTools.documentOrder")),1)],8,hw),[[ws,i.value]])]),_:1})]),_:1}),v(t(Lr),{is:"div"},{label:u(()=>[B(x(t(r)("developerTools.layoutOptions")),1)]),default:u(()=>[v(_f,{modelValue:a.value,"onUpdate:modelValue":d[3]||(d[3]=p=>a.value=p),configuration:e.configuration},null,8,["modelValue","configuration"])]),_:1})])]),_:1}))}});var Rf=Vf;var Lf=w({__name:"ApiReferenceToolbarShareTemporary",props:ve({workspace:{},externalUrls:{}},{url:{},urlModifiers:{}}),emits:["update:url"],setup(e){let{toast:a}=pr(),r=to(),{translate:o}=O(),n=ne(e,"url");async function l(){if(r.isLoading||!e.workspace||n.value)return;r.start();let i=e.workspace.exportActiveDocument("json");if(!i){a(o("developerTools.unableToExportDocument"),"error"),await r.invalidate();return}try{let c=await ro(i,e.externalUrls);await r.validate({duration:900,persist:!0}),n.value=c}catch(c){let d=c instanceof Error?c.message:o("developerTools.unknownError");a(d,"error"),await r.invalidate()}}return(i,c)=>(s(),m(z,null,[n.value?(s(),g(t(Nc),{key:0,immediate:"",modelValue:n.value,name:"temporary-link",placeholder:`${e.externalUrls.registryUrl}/share/apis/\u2026`},null,8,["modelValue","placeholder"])):(s(),g(t(Ae),{key:1,class:"h-auto p-2.5",loader:t(r),variant:"gradient",onClick:l},{default:u(()=>[B(x(t(o)("developerTools.uploadDocument")),1)]),_:1},8,["loader"])),v($o,{class:"-mt-1"},{default:u(()=>[B(x(t(o)("developerTools.temporaryLinkExpiration")),1)]),_:1})],64))}});var Of=Lf;var yw={class:"text-c-2 mb-2 leading-normal"},Nf=w({__name:"ShareApiReference",props:{workspace:{},externalUrls:{}},setup(e){let{translate:a}=O();return(r,o)=>(s(),g(Wa,{class:"w-120"},{label:u(()=>[B(x(t(a)("developerTools.share")),1)]),default:u(()=>[v(t(tr),null,{label:u(()=>[B(x(t(a)("developerTools.shareTitle")),1)]),default:u(()=>[h("p",yw,x(t(a)("developerTools.shareDescription")),1),v(Of,{externalUrls:e.externalUrls,workspace:e.workspace},null,8,["externalUrls","workspace"])]),_:1})]),_:1}))}});var Df=Nf;var ww=["aria-label"],kw={class:"-mx-2 flex max-w-(--refs-content-max-width) flex-1 items-center"},Sw={class:"flex flex-1 items-center"},Pf=w({__name:"DeveloperTools",props:ve({workspace:{},configuration:{},externalUrls:{}},{overrides:{},overridesModifiers:{}}),emits:["update:overrides"],setup(e){let a=ne(e,"overrides"),{translate:r}=O(),o=f(()=>e.configuration?.showDeveloperTools==="always"?!0:e.configuration?.showDeveloperTools==="never"||typeof window>"u"?!1:Ya(window.location.href));return(n,l)=>o.value?(s(),m("header",{key:0,"aria-label":t(r)("developerTools.title"),class:"api-reference-toolbar bg-b-1 relative z-1 flex h-10 justify-center border-b px-15"},[h("div",kw,[h("div",Sw,[v(of)]),v(Rf,{overrides:a.value,"onUpdate:overrides":l[0]||(l[0]=i=>a.value=i),configuration:e.configuration},null,8,["overrides","configuration"]),e.workspace?(s(),m(z,{key:0},[v(Df,{externalUrls:e.externalUrls,workspace:e.workspace},null,8,["externalUrls","workspace"]),v(ff,{externalUrls:e.externalUrls,workspace:e.workspace},null,8,["externalUrls","workspace"]),v(t(Ua),{variant:"toolbar"})],64)):y("",!0)])],8,ww)):y("",!0)}});var jf=Pf;var _w={class:"overflow-hidden text-base text-ellipsis"},Cw={class:"min-w-0 flex-1 truncate"},Bw={class:"overflow-hidden text-base text-ellipsis"},Uf=w({__name:"DocumentSelector",props:{options:{},modelValue:{}},emits:["update:modelValue"],setup(e,{emit:a}){let r=e,o=a,{translate:n}=O(),l=P(!1);ti("keydown",()=>{l.value=!1});let i=f(()=>r.options.map(d=>({id:d.id,label:d.label}))),c=f(()=>i.value.find(d=>d.id===r.modelValue));return(d,p)=>e.options.length>1?(s(),m("div",{key:0,class:"document-selector px-3 pt-3",onPointerdownCapture:p[2]||(p[2]=b=>l.value=!0)},[e.options.length>5?(s(),g(t(Oa),{key:0,inputLabel:t(n)("search.inputLabel"),modelValue:c.value,noResults:t(n)("search.noResults"),options:i.value,placeholder:t(n)("search.placeholder"),resize:"","onUpdate:modelValue":p[0]||(p[0]=b=>b&&o("update:modelValue",b.id))},{default:u(({open:b})=>[h("button",{class:R(["group/dropdown-label text-c-2 hover:text-c-1 flex w-full cursor-pointer items-center gap-1 rounded font-medium focus-visible:outline-offset-4",{"outline-none":l.value}]),type:"button"},[h("span",_w,x(c.value?.label||"Select API"),1),v(t(Ue),{class:R(["size-3 text-current transition-transform",{"rotate-180":b}]),weight:"bold"},null,8,["class"])],2)]),option:u(({option:b})=>[h("span",Cw,x(b.label),1)]),_:1},8,["inputLabel","modelValue","noResults","options","placeholder"])):(s(),g(t(na),{key:1,modelValue:c.value,options:i.value,resize:"","onUpdate:modelValue":p[1]||(p[1]=b=>o("update:modelValue",b.id))},{default:u(({open:b})=>[h("button",{class:R(["group/dropdown-label text-c-2 hover:text-c-1 flex w-full cursor-pointer items-center gap-1 rounded font-medium focus-visible:outline-offset-4",{"outline-none":l.value}]),type:"button"},[h("span",Bw,x(c.value?.label||"Select API"),1),v(t(Ue),{class:R(["size-3 text-current transition-transform",{"rotate-180":b}]),weight:"bold"},null,8,["class"])],2)]),_:1},8,["modelValue","options"]))],32)):y("",!0)}});var Tl=Uf;var $f=e=>{let a={},r=o=>{for(let n of o)n.type==="model"&&(a[n.name]??=n.id),"children"in n&&n.children?.length&&r(n.children)};return r(e),a};var qf=()=>typeof window>"u"||typeof window?.matchMedia!="function"?"light":window.matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light";function Tw(){try{return new MouseEvent("click",{bubbles:!0,cancelable:!0,view:window})}catch{return new MouseEvent("click",{bubbles:!0,cancelable:!0})}}async function Ew(e){try{return JSON.parse(e)}catch{let{parse:a}=await import("./browser-BLOMADO3.js");return a(e,{maxAliasCount:1e4,merge:!0})}}function Iw(e){let a=e.trimStart();if(a.startsWith("{")||a.startsWith("["))try{return JSON.parse(e),"json"}catch{}return"yaml"}async function Aw(e,a,r){if(a===r)return e;let o=await Ew(e);if(r==="json")return JSON.stringify(o,null,2);let{stringify:n}=await import("./browser-BLOMADO3.js");return n(o)}async function Ff(e,a,r){let o=Iw(e),n=r??o,l=`${a??"openapi"}.${n}`,i=n==="json"?"application/json":"application/x-yaml",c=await Aw(e,o,n),d=new Blob([c],{type:i}),p=URL.createObjectURL(d),b=document.createElement("a");b.href=p,b.download=l,b.dispatchEvent(Tw()),setTimeout(()=>{window.URL.revokeObjectURL(p),b.remove()},100)}var zw={Date:!0,RegExp:!0,String:!0,Number:!0};function Wo(e,a,r={cyclesFix:!0},o=[]){let n=[],l=Array.isArray(e);for(let c in e){let d=e[c],p=l?+c:c;if(!(c in a)){n.push({type:"REMOVE",path:[p],oldValue:e[c]});continue}let b=a[c],k=typeof d=="object"&&typeof b=="object"&&Array.isArray(d)===Array.isArray(b);d&&b&&k&&!zw[Object.getPrototypeOf(d)?.constructor?.name]&&(!r.cyclesFix||!o.includes(d))?n.push.apply(n,Wo(d,b,r,r.cyclesFix?o.concat([d]):[]).map(S=>(S.path.unshift(p),S))):d!==b&&!(Number.isNaN(d)&&Number.isNaN(b))&&!(k&&(isNaN(d)?d+""==b+"":+d==+b))&&n.push({path:[p],type:"CHANGE",value:b,oldValue:d})}let i=Array.isArray(a);for(let c in a)c in e||n.push({type:"CREATE",path:[i?+c:c],value:a[c]});return n}var Hf=(e,a)=>{if(e===a)return!1;for(let r in e){if(!(r in a))return!0;let o=e[r],n=a[r];if(o!==n&&Wo({value:o},{value:n}).length)return!0}for(let r in a)if(!(r in e))return!0;return!1};var Wf=e=>{let a=go().get();wc(a)&&!e.workspace["x-scalar-default-client"]&&e.update("x-scalar-default-client",a)},Kf=(e,a)=>{let r=ho().getAuth(a);e.auth.load({[a]:r})};var Gf=(e,a)=>{let r={hooks:{}};return Y([()=>e.value.onBeforeRequest,()=>e.value.onRequestBuilt,()=>e.value.onRequestSent,()=>e.value.onResponseReceived,()=>a.value],([o,n,l,i,c])=>{let d=Li(c);r.hooks||(r.hooks={}),r.hooks.beforeRequest=o?async p=>{let b=Hi(p.requestBuilder,{envVariables:d,allowMissingRequestServerBase:!0});if(!b.ok){console.error("[@scalar/api-reference] onBeforeRequest was not run because the request could not be built:",b.message??b.error);return}await o({request:Wi(...b.data.requestPayload),requestBuilder:p.requestBuilder,envVariables:d})}:void 0,r.hooks.requestBuilt=n?async p=>{await n({request:p.request,requestBuilder:p.requestBuilder,envVariables:d})}:void 0,r.hooks.responseReceived=l||i?p=>(l?.(p.request.url),i?.({response:p.response,request:p.request})):void 0},{immediate:!0}),[r]};function Zf(e,a){return a&&typeof e=="function"&&(e.key=a),e}var Jf=new Set(["link","style","script","noscript"]),Xf=new Set(["title","titleTemplate","script","style","noscript"]),ct=new Set(["base","meta","link","style","script","noscript"]),Yf=new Set(["title","base","htmlAttrs","bodyAttrs","meta","link","style","script","noscript"]),Qf=new Set(["base","title","titleTemplate","bodyAttrs","htmlAttrs","templateParams"]),El=new Set(["key","tagPosition","tagPriority","tagDuplicateStrategy","innerHTML","textContent","processTemplateParams"]);var ev=new Set(["templateParams","htmlAttrs","bodyAttrs"]),dt=new Set(["theme-color","google-site-verification","author","og:locale:alternate","og:image","og:video","og:audio","article:author","article:tag","book:author","book:tag","twitter:image"]),av={critical:-8,high:-1,low:2},Ko=e=>typeof e=="number"?Number.isFinite(e):e;function Il(e){return e==="__proto__"||e==="constructor"||e==="prototype"}var Mw=["twitter","fediverse"],ov=["og","book","article","profile","fb","payment"],Vw=["ogImage","ogVideo","ogAudio","twitterImage"],Rw=["contentType","defaultStyle","xUaCompatible"],Lw={articleExpirationTime:"article:expiration_time",articleModifiedTime:"article:modified_time",articlePublishedTime:"article:published_time",bookReleaseDate:"book:release_date",fbAppId:"fb:app_id",ogAudioSecureUrl:"og:audio:secure_url",ogAudioUrl:"og:audio",ogImageSecureUrl:"og:image:secure_url",ogImageUrl:"og:image",ogSiteName:"og:site_name",ogVideoSecureUrl:"og:video:secure_url",ogVideoUrl:"og:video",paymentExpiresAt:"payment:expires_at",paymentSuccessUrl:"payment:success_url",profileFirstName:"profile:first_name",profileLastName:"profile:last_name",profileUsername:"profile:username",msapplicationConfig:"msapplication-Config",msapplicationTileColor:"msapplication-TileColor",msapplicationTileImage:"msapplication-TileImage"},rv=/([A-Z])/g,Ow=/^(?:og|twitter)/,nv={appleItunesApp:{unpack:{entrySeparator:", ",resolve:({key:e,value:a})=>`${wa(e)}=${a}`}},refresh:{metaKey:"http-equiv",unpack:{entrySeparator:";",resolve:({key:e,value:a})=>e==="seconds"?`${a}`:void 0}},robots:{unpack:{entrySeparator:", ",resolve:({key:e,value:a})=>typeof a=="boolean"?wa(e):`${wa(e)}:${a}`}},contentSecurityPolicy:{metaKey:"http-equiv",unpack:{entrySeparator:"; ",resolve:({key:e,value:a})=>`${wa(e)} ${a}`}},charset:{}};function wa(e){let a=e.replace(rv,"-$1").toLowerCase(),r=a.indexOf("-");return r===-1?a:Mw.includes(a.slice(0,r))||ov.includes(a.slice(0,r))?e.replace(rv,":$1").toLowerCase():a}function lv(e){return Object.fromEntries(Object.entries(e).filter(([a,r])=>String(r)!=="false"&&a))}function Nw(e){if(e.index!==!1&&e.follow!==!1)return e;let a={...e};return a.index===!1&&(delete a.index,a.noindex===void 0&&(a.noindex=!0)),a.follow===!1&&(delete a.follow,a.nofollow===void 0&&(a.nofollow=!0)),a}function Al(e){return Array.isArray(e)?e.map(Al):!e||typeof e!="object"?e:Object.fromEntries(Object.entries(e).map(([a,r])=>[wa(a),Al(r)]))}function sv(e,a={}){let{entrySeparator:r="",keyValueSeparator:o="",wrapValue:n,resolve:l}=a;return Object.entries(e).map(([i,c])=>{if(l){let p=l({key:i,value:c});if(p!==void 0)return p}let d=typeof c=="object"?sv(c,a):typeof c=="number"?c.toString():typeof c=="string"&&n?`${n}${c.replace(new RegExp(n,"g"),`\\${n}`)}${n}`:c;return`${i}${o}${d}`}).join(r)}function tv(e,a){let r=lv(a),o=wa(e),n=iv(o);if(!dt.has(o))return[{[n]:o,...r}];let l=Object.fromEntries(Object.entries(r).map(([i,c])=>[`${e}${i==="url"?"":`${i[0].toUpperCase()}${i.slice(1)}`}`,c]));return pt(l||{}).sort((i,c)=>(i[n]?.length||0)-(c[n]?.length||0))}function iv(e){if(nv[e]?.metaKey==="http-equiv"||Rw.includes(e))return"http-equiv";let a=wa(e),r=a.indexOf(":");return r===-1?"name":ov.includes(a.slice(0,r))?"property":"name"}function Dw(e){return Lw[e]||wa(e)}function Pw(e,a){return a==="refresh"?`${e.seconds};url=${e.url}`:sv(Al(e),{keyValueSeparator:"=",entrySeparator:", ",resolve:({value:r,key:o})=>r===null?"":typeof r=="boolean"?o:void 0,...nv[a]?.unpack})}function pt(e){let a=[],r={};for(let[n,l]of Object.entries(e)){if(Array.isArray(l)){if(n==="themeColor"){l.forEach(i=>{typeof i=="object"&&i!==null&&a.push({name:"theme-color",...i})});continue}for(let i of l)if(typeof i=="object"&&i!==null){let c=[],d=[];for(let[p,b]of Object.entries(i)){let k=`${n}${p==="url"?"":`:${p}`}`,S=pt({[k]:b});(p==="url"?c:d).push(...S)}a.push(...c,...d)}else a.push(...typeof i=="string"?pt({[n]:i}):tv(n,i));continue}if(typeof l=="object"&&l)if(Vw.includes(n)){let i=n.startsWith("twitter")?"twitter":"og",c=n.replace(Ow,"").toLowerCase(),d=i==="twitter"?"name":"property";l.url&&a.push({[d]:`${i}:${c}`,content:l.url}),l.secureUrl&&a.push({[d]:`${i}:${c}:secure_url`,content:l.secureUrl});for(let[p,b]of Object.entries(l))p!=="url"&&p!=="secureUrl"&&a.push({[d]:`${i}:${c}:${p}`,content:b})}else dt.has(wa(n))?a.push(...tv(n,l)):r[n]=lv(n==="robots"?Nw(l):l);else r[n]=l}let o=Object.entries(r).map(([n,l])=>{if(n==="charset")return{charset:l===null?"_null":l};let i=iv(n),c=Dw(n),d=l===null?"_null":typeof l=="object"?Pw(l,n):typeof l=="number"?l.toString():l;return i==="http-equiv"?{"http-equiv":c,content:d}:{[i]:c,content:d}});return[...a,...o].map(n=>"content"in n&&n.content==="_null"?{...n,content:null}:n)}var zl=Zf({key:"flatMeta",hooks:{"entries:normalize":e=>{let a=!1,r=[],o=[];for(let n of e.tags){if(n.tag!=="_flatMeta"){r.push(n);continue}a=!0;for(let l of pt(n.props))o.push({...n,tag:"meta",props:l})}if(a){for(let n of o)r.push(n);e.tags=r}}}});function cv(e,a,r,o){for(let n=r;n<e.length;n+=1)try{let l=o?o.run(()=>e[n](...a)):e[n](...a);if(l&&typeof l.then=="function")return Promise.resolve(l).then(()=>cv(e,a,n+1,o))}catch(l){return Promise.reject(l)}}var dv=class{_hooks;constructor(){this._hooks={}}hook(e,a){return!e||typeof a!="function"?()=>{}:(this._hooks[e]=this._hooks[e]||[],this._hooks[e].push(a),()=>{a&&(this.removeHook(e,a),a=void 0)})}removeHook(e,a){let r=this._hooks[e];if(r){let o=r.indexOf(a);o!==-1&&r.splice(o,1),r.length===0&&(this._hooks[e]=void 0)}}callHook(e,...a){let r=this._hooks[e];if(!(!r||r.length===0))return cv(r.slice(),a,0)}};function pv(e){let a=new dv;for(let r in e||{})a.hook(r,e[r]);return a}function ka(e,a,r){if(e.hooks?._hooks?.[a]?.length)return e.hooks?.callHook(a,r)}var Uw=/^(?:viewport|description|keywords|robots)$/,$w=["name","property","http-equiv"];function Go(e){let a=e.indexOf(":");if(a===-1)return!1;let r=e.slice(a+1);return dt.has(r)||r.startsWith("og:image:")||r.startsWith("og:video:")||r.startsWith("og:audio:")||r.startsWith("twitter:image:")}function ut(e){let{props:a,tag:r,key:o}=e;if(Qf.has(r))return r;if(r==="link"){if(a.rel==="canonical")return"canonical";if(a.rel==="alternate"&&a.hreflang)return`alternate:${a.hreflang}`}if(a.charset)return"charset";if(r==="meta")for(let n of $w){let l=a[n];if(l!==void 0)return`meta:${l}${(typeof l!="string"||!l.includes(":"))&&!Uw.test(l)&&o?`:key:${o}`:""}`}return o?`${r}:key:${o}`:a.id?`${r}:id:${a.id}`:r==="link"&&a.rel&&a.href?`link:${a.rel}:${a.href}`:Xf.has(r)&&(e.textContent||e.innerHTML)?`${r}:content:${e.textContent||e.innerHTML}`:void 0}function mt(e){let a=e._h||e._d||e.textContent||e.innerHTML;if(a)return String(a);let r=Object.keys(e.props).sort(),o=`${e.tag}:`,n="";for(let l of r)o+=`${n}${l}:${String(e.props[l])}`,n=",";return o}function Or(e,a,r){if(r==="_resolver")return e;typeof e=="function"&&(!r||r!=="titleTemplate"&&!r.startsWith("on"))&&(e=e());let o=a?a(r,e):e;if(Array.isArray(o)){let n;for(let l=0;l<o.length;l++){let i=Or(o[l],a);n?n[l]=i:i!==o[l]&&(n=o.slice(0,l),n[l]=i)}return n||o}if(o?.constructor===Object){let n;for(let l in o){let i=Il(l),c=i?void 0:Or(o[l],a,l);if(!n&&(i||c!==o[l])){n={};for(let d in o){if(d===l)break;n[d]=o[d]}}n&&!i&&(n[l]=c)}return n||o}return o}var qw=/[\s"'<>/=\x00-\x1F\x7F]/;function Fw(e,a){let r=e==="style",o=r?new Map:new Set,n=l=>{if(l)if(r){let i=l.indexOf(":");i>0&&o.set(l.slice(0,i).trim(),l.slice(i+1).trim())}else l.split(" ").forEach(i=>i&&o.add(i))};if(typeof a=="string")(r?a.split(";"):[a]).forEach(n);else if(Array.isArray(a))a.forEach(n);else if(a&&typeof a=="object")for(let l in a){let i=a[l];i&&i!=="false"&&(r?o.set(l.trim(),String(i)):n(l))}return o}function Zo(e,a){if(e.props=e.props||{},!a)return e;if(e.tag==="templateParams")return e.props=a,e;let r=ct.has(e.tag)||e.tag==="htmlAttrs"||e.tag==="bodyAttrs";for(let o in a){if(Il(o))continue;let n=o.startsWith("data-"),l=r&&!El.has(o),i=l&&!n?o.toLowerCase():o;if(l&&(!i||qw.test(i)))continue;let c=a[o];if(c===null)e.props[i]=null;else if(o==="class"||o==="style")e.props[o]=Fw(o,c);else if(El.has(o))if((o==="textContent"||o==="innerHTML")&&typeof c=="object"){let d=a.type||"application/json";(d.endsWith("json")||d==="speculationrules"||d==="importmap")&&(e.props.type=d,e[o]=JSON.stringify(c))}else e[o]=c;else if(c!==void 0){let d=String(c),p=e.tag==="meta"&&i==="content";e.props[i]=d==="true"||d===""?n||p?d:!0:!c&&n&&d==="false"?"false":c}}return e}function Hw(e,a){let r;return a.length&&(r=(o,n)=>{for(let l=0;l<a.length;l++)n=a[l](o,n);return n},e=r(void 0,e)),Or(e,r)}function uv(e,a){let r=typeof a=="object"&&typeof a!="function"?a:{[e==="script"||e==="noscript"||e==="style"?"innerHTML":"textContent"]:a},o=Zo({tag:e,props:{}},r);if(o.key&&Jf.has(o.tag)&&(o.props["data-hid"]=o._h=o.key),o.tag==="script"&&typeof o.innerHTML=="object"&&(o.innerHTML=JSON.stringify(o.innerHTML),o.props.type=o.props.type||"application/json"),Array.isArray(o.props.content)){let n=[];for(let l of o.props.content)n.push({...o,props:{...o.props,content:l}});return n}return o}function mv(e,a){if(Array.isArray(a))for(let r of a)e.push(r);else e.push(a)}function vv(e,a){if(!e)return[];typeof e=="function"&&(e=e()),e=Hw(e,a);let r=[];for(let o in e){let n=e[o];if(n!==void 0)if(Array.isArray(n))for(let l of n)mv(r,uv(o,l));else mv(r,uv(o,n))}return r}var Ww=/</g,Kw=/<\/script/g,gv=(e,a)=>e._w===a._w?e._p-a._p:e._w-a._w,Gw=()=>100;function Ml(e){for(let a in e)return!1;return!0}var Zw=/^tags:|:render/;function fv(e,a){let r=(a["entries:resolve"]?.length||0)+(a["entries:normalize"]?.length||0);if(e._h!==r){e._h=r;for(let o of e.entries.values())delete o._tags}}function Jw(e){for(let a=0;a<e.length;a++){let r=e[a],o={...r.props};o.class instanceof Set&&(o.class=new Set(o.class)),o.style instanceof Map&&(o.style=new Map(o.style)),e[a]={...r,props:o}}}function Xw(e,a){let r=e.tags,o=0;for(let n of e.tagMap.values())if(Array.isArray(n))for(let l of n)r[o++]=l;else r[o++]=n;r.length=o,a&&r.sort(gv)}function hv(e){let a=!1;for(let r of e.tags.sort(gv)){let o=r._d||mt(r);if(!o)continue;let n=e.tagMap.get(o);if(!n){e.tagMap.set(o,r);continue}if((r.tagDuplicateStrategy||(ev.has(r.tag)?"merge":null)||(r.key&&r.key===n.key?"merge":null))==="merge"){let i={...n.props};for(let c in r.props)i[c]=c==="style"?new Map([...n.props.style||new Map,...r.props[c]]):c==="class"?new Set([...n.props.class||[],...r.props[c]]):r.props[c];e.tagMap.set(o,{...r,props:i})}else r._p>>10===n._p>>10&&r.tag==="meta"&&Go(o)?(e.tagMap.set(o,Object.assign([...Array.isArray(n)?n:[n],r],r)),a=!0):(r._w===n._w?r._p>n._p:r._w<n._w)&&e.tagMap.set(o,r)}return a}function bv(e,a){let r=e.tagMap.get("title"),o=e.tagMap.get("titleTemplate");if(a._title=r?.textContent,!o)return;let n=o.textContent;if(a._titleTemplate=n,!n)return;let l=typeof n=="function"?n(r?.textContent):n;typeof l=="string"&&!a.plugins.has("template-params")&&(l=l.replace("%s",r?.textContent||"")),r?l===null?e.tagMap.delete("title"):e.tagMap.set("title",{...r,textContent:l}):e.tagMap.set("titleTemplate",{...o,tag:"title",textContent:l})}function Yw(e){let a=0;for(let r of e){let{innerHTML:o,tag:n,props:l}=r;if(!(!Yf.has(n)||Ml(l)&&!Ko(o)&&!Ko(r.textContent))&&!(n==="meta"&&!Ko(l.content)&&!l["http-equiv"]&&!l.charset)){if(n==="script"&&(o||r.textContent)){let i=String(l.type),c=i.endsWith("json")||i==="importmap"||i==="speculationrules",d=p=>c?(typeof p=="string"?p:JSON.stringify(p)).replace(Ww,"\\u003C"):typeof p=="string"?p.replace(Kw,"<\\/script"):p;r={...r},o&&(r.innerHTML=d(o)),r.textContent&&(r.textContent=d(r.textContent)),r._d=ut(r)}e[a++]=r}}return e.length=a,e}function Vl(e,a){let r=a?.tagWeight??e.resolvedOptions._tagWeight??Gw,o={tagMap:new Map,tags:[]},n=e.hooks?._hooks||{};fv(e,n);for(let c of e.entries.values())c._pending!==void 0&&(c.input=c._pending,delete c._pending,delete c._tags,delete c._precomputedTags);let l;(n["entries:resolve"]?.length||n["entries:normalize"]?.length)&&(l=[...e.entries.values()],n["entries:resolve"]?.length&&ka(e,"entries:resolve",{entries:l,...o})),fv(e,n);for(let c of l||e.entries.values()){let d=c._tags;if(!d)if(c._precomputedTags&&r===e.resolvedOptions._tagWeight&&!n["entries:normalize"]?.length&&!n["entries:resolve"]?.length&&(!c.options||Ml(c.options)))d=c._precomputedTags;else{if(d=vv(c.input,e.resolvedOptions.propResolvers||[]),c.options&&!Ml(c.options))for(let p of d)Object.assign(p,c.options);if(n["entries:normalize"]?.length){let p={tags:d,entry:c};ka(e,"entries:normalize",p),d=p.tags}for(let p=0;p<d.length;p++){let b=d[p];b._w=r(b),b._p=(c._i<<10)+p,b._d=ut(b),b._d||(b._h=mt(b))}c._tags=d}o.tags.push(...d)}for(let c in n)if(n[c]?.length&&Zw.test(c)){Jw(o.tags);break}let i=hv(o);return bv(o,e),Xw(o,i),ka(e,"tags:beforeResolve",o),ka(e,"tags:resolve",o),ka(e,"tags:afterResolve",o),Yw(o.tags)}var Qw=Object.prototype.hasOwnProperty;function Rl(e,a){return Qw.call(e,a)}var xv="usehead";function Ll(){if(us()){let e=ta(xv);if(e)return e}throw new Error("useHead() was called without provide context, ensure you call it through the setup() function.")}function yv(e){return{install(r){r.config.globalProperties.$unhead=e,r.config.globalProperties.$head=e,r.provide(xv,e)}}.install}var wv=Object.assign((e,a)=>St(a)?xe(a):a,{_static:!0});function Sv(e,a={}){let r=a.head||Ll();return r.ssr?r.push(e||{},a):ek(r,e,a)}function ek(e,a,r={}){let o=ps();if(o&&!o.active)return{patch(){},dispose(){},_i:-1};let n=P(!1);if(r.onRendered&&o){let c=r.onRendered;r={...r,onRendered:d=>o.run(()=>c(d))}}let l;return ms(()=>{let c=n.value?{}:Or(a,wv);l?l.patch(c):l=e.push(c,r)}),bs()?(Le(()=>{l.dispose()}),vs(()=>{n.value=!0}),fs(()=>{n.value=!1})):o&&kt(()=>l.dispose()),l}function kv(e){if(e._flatMeta)return e;let a={};for(let r in e)!Rl(e,r)||r==="title"||r==="titleTemplate"||(a[r]=e[r]);return{title:e.title,titleTemplate:e.titleTemplate,_flatMeta:a}}function Ol(e={},a={}){(a.head||Ll()).use(zl);let o=Sv(kv(e),a),n=o.patch;return o.__patched||(o.patch=l=>n(kv(l)),o.__patched=!0),o}function Nl(e,a){if(typeof a=="function"&&a.key&&e.plugins.has(a.key))return;let r=typeof a=="function"?a(e):a,o=r.key||String(e.plugins.size+1);if(!e.plugins.get(o)){e.plugins.set(o,r);for(let n in r.hooks||{})e.hooks?.hook(n,r.hooks[n])}}function _v(e,a={}){let r=!a.document,o=new Map,l={_entryCount:1,_h:0,plugins:new Map,resolvedOptions:a,ssr:r,entries:o,hooks:void 0,render:()=>e(l),use:i=>Nl(l,i),push(i,c){let d=c?._index??l._entryCount++,p=c?{...c}:{};delete p.head,delete p.onRendered,delete p._index;let b={_i:d,input:i,options:p};return o.set(d,b),{_i:d,dispose(){o.delete(d)},patch(S){r?(b.input=S,delete b._tags):b._pending=S,o.has(d)||o.set(d,b)}}}};return a.init?.forEach(i=>i&&l.push(i)),l}var Dl=({config:e,store:a,isDarkMode:r})=>{Y(()=>xe(e).defaultHttpClient,n=>{if(n){let{targetKey:l,clientKey:i}=n,c=`${l}/${i}`;yc(c)&&a.update("x-scalar-default-client",c)}},{immediate:!0}),Y(()=>xe(e).darkMode,n=>a.update("x-scalar-color-mode",n?"dark":"light")),Y(()=>r.value,n=>a.update("x-scalar-color-mode",n?"dark":"light"),{immediate:!0}),xe(e).metaData&&Ol(xe(e).metaData),Y(()=>xe(e).proxyUrl,n=>a.update("x-scalar-active-proxy",n),{immediate:!0});let o=f(()=>xe(e).favicon);si(o)};var ak=e=>!!e.url?.trim()||!!e.content,Cv=e=>{let{slug:a}=Xr(),r={};return e&&(Array.isArray(e)?e:[e]).flatMap(o=>{if(Di(o)){let{sources:n,...l}=o;return n?.map(i=>({...l,...i}))??[]}return[o]}).map(o=>Pc(o)).filter(ak).map((o,n)=>rk(o,n,a)).forEach(o=>{let{url:n,content:l,...i}=o;r[o.slug]={config:i,title:o.title,slug:o.slug,default:!!o?.default,agent:o.agent,source:l?{content:Bv(l)??{}}:{url:n}}}),r},Bv=e=>e?typeof e=="function"?Bv(e()):typeof e=="string"?jc(e):e:null,rk=(e,a=0,r)=>e.title?{...e,slug:e.slug||r(e.title),title:e.title}:e.slug?{...e,slug:r(e.slug),title:e.slug}:{...e,slug:`api-${a+1}`,title:`API #${a+1}`};var Tv=({id:e,documentStartId:a,documentStartTop:r})=>r!==void 0&&r>=0?a:e;var Ev=e=>typeof window>"u"?gr(e):window.structuredClone(e);var Pl=e=>{let a={applyingDefault:!1,hasUserOverride:e.workspace["x-scalar-active-environment"]!==void 0};Y(()=>e.workspace["x-scalar-active-environment"],()=>{a.applyingDefault||(a.hasUserOverride=!0)},{flush:"sync"}),Y(()=>{let r=e.workspace.activeDocument;return[r,Ce(r)?r["x-scalar-active-environment"]??Object.keys(r["x-scalar-environments"]??{})[0]:void 0]},([,r])=>{if(!a.hasUserOverride){a.applyingDefault=!0;try{e.update("x-scalar-active-environment",r)}finally{a.applyingDefault=!1}}},{immediate:!0,flush:"sync"})};var Iv=({configurations:e,sourceStore:a,clientStore:r})=>{Y(()=>Object.values(xe(e)).map(({slug:o,config:n})=>({slug:o,servers:gr(n.servers),document:r.workspace.documents[o]})),(o,n=[])=>{for(let{slug:l,servers:i,document:c}of o){if(!Ce(c))continue;let d=n.find(p=>p.slug===l);if(!(d?.document===c&&di(d.servers,i))){if(i!==void 0)c.servers=gr(i);else if(d?.servers!==void 0){let p=a.workspace.documents[l];c.servers=Ce(p)?gr(p.servers):void 0}}}},{immediate:!0,flush:"sync"})};var jl=(e,a={})=>{let{prefix:r="",cache:o=new WeakMap}=a,n=d=>({$ref:`#${d??""}`});if(typeof e!="object"||e===null)return e;let l=r;o.set(e,l);let i=Array.isArray(e)?new Array(e.length):{},c=new Tc;for(c.enqueue({node:e,result:i,path:l});!c.isEmpty();){let d=c.dequeue();if(!d)continue;let{node:p,result:b,path:k}=d;if(Array.isArray(p)){let M=p,E=b;for(let L=0;L<M.length;L++){if(!(L in M))continue;let N=M[L],V=`${k}/${L}`;if(typeof N!="object"||N===null){E[L]=N;continue}let T=o.get(N);if(T!==void 0){E[L]=n(T);continue}o.set(N,V);let W=Array.isArray(N)?new Array(N.length):{};E[L]=W,c.enqueue({node:N,result:W,path:V})}continue}let S=b,_=Object.entries(p);for(let[M,E]of _){let L=`${k}/${Xa(M)}`;if(typeof E!="object"||E===null){S[M]=E;continue}let N=o.get(E);if(N!==void 0){S[M]=n(N);continue}o.set(E,L);let V=Array.isArray(E)?new Array(E.length):{};S[M]=V,c.enqueue({node:E,result:V,path:L})}}return i};var Av=new CSSStyleSheet;document.adoptedStyleSheets.push(Av);var tk=({css:e})=>(Av.replaceSync(e),null),ok=["dir","lang"],nk={key:1,class:"flex gap-1.5 px-3 pt-3"},lk=["href"],sk={key:1},ik=["aria-label","inert"],ck={class:"w-64 empty:hidden"},dk={key:2,class:"mx-auto w-full max-w-[var(--refs-content-max-width)] px-6 pb-4"},pk={class:"max-w-64"},uk={key:4,class:"references-footer"},mk=["role"],fk="1.76.0";typeof window<"u"&&console.info(`@scalar/api-reference@${fk}`);var zv=w({__name:"ApiReference",props:{configuration:{}},setup(e,{expose:a}){let r=e,{copyToClipboard:o}=Ia(),n=!1,l=P(!1);Ie(()=>{l.value=Cf()});let i=lo({debug:n}),c=P(!1);mi(()=>X());let d=Ga(ga),p=f(()=>Cv(r.configuration)),b=f(()=>Object.keys(p.value).length>1),k=P(Object.values(p.value).find(C=>C.default)?.slug??p.value[Object.keys(p.value)?.[0]??""]?.slug??"");if(typeof window<"u"&&p.value[k.value]?.config.urlRouting!==!1){let C=new URL(window.location.href),A=C.searchParams.get("api");if(A&&p.value[A]){k.value=A;let ae=Qa(C,p.value[A].config.pathRouting?.basePath,A),re=wr(ae,p.value[A].config.pathRouting?.basePath,b.value);re&&(re.searchParams.delete("api"),window.history.replaceState({},"",re.toString()))}let j=Object.values(p.value).map(ae=>ae.config.pathRouting?.basePath),q=Qa(C,j.find(ae=>ae?Vd(C,ae):!1),b.value?void 0:k.value).split("/")[0];q&&p.value[q]&&(k.value=q)}let S=f(()=>Object.values(p.value).map(C=>({label:C.title,id:C.slug}))),_=P(""),M=P(""),E=P(""),L=f(()=>{let C=J.workspace.activeDocument;return Fe(C)?C:null});Y(k,()=>{_.value="",M.value="",E.value=""});let N=P({}),V=(C,A)=>{let j=wi(C.localization),q=N.value.modelsSectionLabel??(A?.modelsSectionLabel!==ze?A?.modelsSectionLabel:void 0);return{...C,modelsSectionLabel:q??j.translations.models.label??ze}},T=f(()=>{let C=p.value[k.value]?.config,A={...Es(Dc,{}),...C,...N.value};return V(A,C)}),W=ki(()=>T.value.localization),G=f(()=>({...T.value,labels:{closeGroup:W.translate("navigation.closeGroup"),httpMethod:W.translate("common.httpMethod"),openGroup:W.translate("navigation.openGroup")}})),K=f(()=>rc(T.value._integration)),Q=f(()=>W.locale.value.replace("_","-")),Z=f(()=>T.value.urlRouting!==!1),te=P(),F=f(()=>T.value.pathRouting?.basePath??te.value);$e(Hn,C=>nt(C,F.value,b.value));let H=C=>nt(C.id,F.value,b.value),ie=f(()=>Tf(T.value.theme,{fonts:T.value.withDefaultFonts})),Re=f(()=>`${T.value.customCss??""}
${ie.value}`.replace(/<\/style/gi,"<\\/style")),ce=C=>C.flatMap(A=>{let j="children"in A&&A.children?ce(A.children):[];return A.type==="webhook"?[{name:A.name,method:A.method,id:A.id},...j]:j});if(Z.value&&typeof window<"u"){let C=Xn(window.location.href,br(T.value.modelsSectionLabel??ze),k.value,b.value,F.value);C&&window.history.replaceState({},"",C.toString())}if(Z.value&&T.value.redirect&&typeof window<"u"){let C=T.value.redirect((T.value.pathRouting?window.location.pathname:"")+window.location.hash);C&&window.history.replaceState({},"",C)}function me(C,A,j){let q=wr(A||C,j.pathRouting?.basePath??te.value,b.value);j.urlRouting!==!1&&q&&window.history.replaceState({},"",q.toString()),k.value=C}let J=On({verbose:n});$e(Ec,()=>J.externalExamples());let ee=On({verbose:n,plugins:[Bd({persistAuth:()=>T.value.persistAuth??!1})]});Pl(J),Pl(ee),ee.externalExamples=J.externalExamples,Iv({configurations:p,sourceStore:J,clientStore:ee});let Nr=f(()=>{let C=T.value,A=ee.workspace.documents[k.value];return C.servers!==void 0&&Ce(A)?{...C,servers:A.servers}:C}),Sa=mo({plugins:Object.values(p.value).flatMap(C=>C.config.plugins??[]),auth:{export:()=>ee.auth.export(),getAuthSecrets:(C,A)=>jl(ee.auth.getAuthSecrets(C,A)),getAuthSelectedSchemas:C=>jl(ee.auth.getAuthSelectedSchemas(C))}});$e(qn,Sa),$e(kn,Sa.getMarkdownRenderHooks()),Sa.notifyInit(T.value),Y(T,C=>Sa.notifyConfigChange(C));let{toggleColorMode:ql,isDarkMode:Fl}=ac({initialColorMode:{true:"dark",false:"light",undefined:"system"}[String(T.value.darkMode)],overrideColorMode:T.value.forceDarkModeState}),Xo=f(()=>J.workspace.activeDocument),Hl=f(()=>Sa.getSidebarEntries(k.value).reduce((C,A)=>(C[A.viewName].push({id:A.id,title:A.label,type:"text"}),C),{"content.start":[],"content.end":[]})),Wl=C=>{let A=W.translate("navigation.introduction"),j=W.translate("navigation.webhooks"),q=T.value.modelsSectionLabel??ze,ae=re=>{let pe=!1,aa=re.map(ke=>{let da=ke;if(Yr(ke)&&ke.title!==A?da={...ke,title:A}:ke.type==="tag"&&ke.isWebhooks===!0&&(ke.title!==j||ke.name!==j)?da={...ke,title:j,name:j}:ke.type==="models"&&(ke.title!==q||ke.name!==q)&&(da={...ke,title:q,name:q}),"children"in ke&&ke.children){let rs=ae(ke.children);rs!==ke.children&&(da=da===ke?{...ke}:da,da.children=rs)}return da!==ke&&(pe=!0),da});return pe?aa:re};return ae(C)},Fv=f(()=>Object.entries(J.workspace.documents).map(([C,A])=>{let j=A["x-scalar-navigation"]?.children??[],q=C===k.value?[...Hl.value["content.start"],...Wl(j),...Hl.value["content.end"]]:Wl(j);return{id:C,type:"document",description:A.info.description,name:A.info.title??C,title:A.info.title??C,children:q}})),ge=lc(Fv,{hooks:{}}),Kl=C=>{C.forEach(A=>{(A.type==="tag"||A.type==="models")&&ge.setExpanded(A.id,!0),"children"in A&&A.children&&Kl(A.children)})},Yo=f(()=>ge.items.value.find(C=>C.id===k.value)?.children??[]),_a=f(()=>{let C=T.value;if(!C)return[];let A=Yo.value,j=L.value?hd(A,L.value,{protocol:_.value,server:M.value,tag:E.value}):A;if(C.defaultOpenAllTags&&Kl(j),C.expandAllModelSections){let q=j.find(ae=>ae.type==="models");q&&(ge.setExpanded(q.id,!0),q.children?.forEach(ae=>{ge.setExpanded(ae.id,!0)}))}return j}),Qo=f(()=>_a.value.find(Yr)?.id??`${k.value}/description/introduction`),Gl=P(!0);Ie(()=>{Gl.value=!1});let vt=P(""),or=f(()=>({breadcrumb:vt.value})),Zl=C=>{let A=ge.getEntryById(C);!A||A.type==="document"?vt.value="":vt.value=A.title},Hv=f(()=>{let C=ge.selectedItem.value;if(!C)return[];let A=[],j=ge.getEntryById(C);for(;j;)j.type==="tag"&&(j.isTagGroup!==!0||T.value.layout==="classic")&&A.unshift({id:j.id,title:j.title}),j=j.parent;return A}),gt=C=>{Zl(C),ge.setSelected(C),$d(C,ge.setExpanded,ge.getEntryById)},en=C=>{let A=T.value?.setPageTitle,j=ge.getEntryById(C);if(!A||typeof document>"u"||!j?.title)return;let q=J.workspace.activeDocument;document.title=A({title:j.title,document:{title:q?.info?.title??k.value,slug:k.value}})};Dl({config:()=>T.value,store:J,isDarkMode:Fl}),Dl({config:()=>T.value,store:ee,isDarkMode:Fl});let Jl=f(()=>Oi(J,J.workspace.activeDocument??null).environment);if(typeof window<"u"){let C=window;C.dataDumpWorkspace=()=>J}a({eventBus:i,workspaceStore:J,sidebarItems:_a});let Wv=f(()=>$f(_a.value));i.on("scroll-to:model-by-name",({name:C})=>{let A=Wv.value[C];A&&gt(A)});let an=async(C,A)=>{let j=await J.addDocument(C,A),q=ee.workspace.documents[C.name],ae=q&&typeof q=="object"?q["x-scalar-selected-server"]:void 0,re=J.exportWorkspace(),pe=Ev(re.documents[C.name])??{openapi:"3.1.0",info:{title:"",version:""},"x-scalar-original-document-hash":""};return typeof ae=="string"&&Object.assign(pe,{"x-scalar-selected-server":ae}),ee.loadWorkspace({auth:{},documents:{[C.name]:pe},intermediateDocuments:{},originalDocuments:{},overrides:{},history:{},meta:{}}),j},ht=new Map,rn=C=>{if(J.workspace.documents[C])return Promise.resolve();let A=ht.get(C);if(A)return A;let j=p.value[C];if(!j)return Promise.resolve();let q=V({...j.config,...N.value},j.config),ae=(async()=>{let re=await an(j.source.url?{name:C,url:j.source.url,fetch:q.customFetch}:{name:C,document:j.source.content??{}},q),pe=ee.workspace.documents[C];if(re===!0&&Ce(pe)&&pe["x-scalar-selected-server"]===void 0){let aa=Xt(pe.servers,{baseServerUrl:q.baseServerURL,documentUrl:j.source.url});aa.length>0&&ee.updateDocument(C,"x-scalar-selected-server",aa[0].url)}re===!0&&q.defaultRequestBodyView&&Ce(pe)&&pe["x-scalar-default-request-body-view"]===void 0&&ee.updateDocument(C,"x-scalar-default-request-body-view",q.defaultRequestBodyView)})().finally(()=>{ht.delete(C)});return ht.set(C,ae),ae},tn=!1,bt,Kv=()=>{tn=!0,bt?.(),bt=void 0},Gv=()=>{if(typeof window>"u")return;let C=Object.keys(p.value).filter(q=>!J.workspace.documents[q]),A=q=>{if(typeof window.requestIdleCallback=="function"){let ae=window.requestIdleCallback(q,{timeout:1500});bt=()=>window.cancelIdleCallback(ae)}else{let ae=window.setTimeout(q,200);bt=()=>window.clearTimeout(ae)}},j=()=>{if(tn)return;let q=C.shift();q&&rn(q).finally(()=>{tn||A(j)})};A(j)},Dr=async(C,A)=>{let j=p.value[C];if(!j){console.warn(`Document ${C} not found in configList`);return}let q=V({...j.config,...N.value},j.config),ae=q.onDocumentSelect?.();me(C,A,q),Yv.value?.route({documentSlug:C}),await rn(C),J.update("x-scalar-active-document",C),ee.update("x-scalar-active-document",C);let re=A;if(q.urlRouting!==!1&&A&&typeof window<"u"){let pe=Xn(window.location.href,br(q.modelsSectionLabel??ze),C,b.value,q.pathRouting?.basePath??te.value,ce(J.workspace.activeDocument?.["x-scalar-navigation"]?.children??[]));pe&&(window.history.replaceState({},"",pe.toString()),re=Qa(pe.href,q.pathRouting?.basePath??te.value,b.value?void 0:C)||A)}if(q.persistAuth&&Kf(ee,C),(async()=>(await ae,q.onLoaded?.(C)))(),re&&re!==C)gt(re);else if(q.defaultOpenFirstTag){let pe=_a.value.find(aa=>aa.type==="tag");pe&&ge.setExpanded(pe.id,!0)}en(re&&re!==C?re:C)};Y(()=>Object.values(p.value),async(C,A)=>{let j=async(re,pe)=>{let aa=V({...re.config,...N.value},re.config),ke=ht.get(re.slug);if(ke&&await ke,!!J.workspace.documents[re.slug]){if(re.source.url&&re.source.url!==pe?.source.url){await an({name:re.slug,url:re.source.url,fetch:aa.customFetch},aa);return}re.source.content&&Hf(re.source.content,pe&&"content"in pe.source?pe.source.content??{}:{})&&await an({name:re.slug,document:re.source.content},aa)}};C.forEach((re,pe)=>j(re,A[pe]));let q=C.map(re=>re.slug),ae=A.map(re=>re.slug);(q.length!==ae.length||!q.every((re,pe)=>re===ae[pe]))&&await Dr(q[0]??"")},{deep:!0}),hs(()=>Dr(k.value)),fn(async()=>{if(Wf(ee),Z.value&&F.value===void 0&&window.location.hash){let C=decodeURIComponent(window.location.hash.slice(1)),A=new Set(C.split("/")),j=Object.keys(p.value).filter(ae=>ae===k.value||b.value&&A.has(ae));await Promise.all(j.map(ae=>rn(ae)));let q=Rd(C,[...ge.index.value.keys(),...j.map(ae=>`${ae}${Qc}`)],b.value);if(te.value=q?`#${q}`:void 0,b.value){let ae=Qa(window.location.href,F.value,void 0).split("/")[0];ae&&p.value[ae]&&(k.value=ae)}}await Dr(k.value,Z.value?Qa(window.location.href,F.value,b.value?void 0:k.value):void 0),Gv()});let xt=f(()=>p.value[k.value]?.source?.url),ca=pc({agentEnabled:f(()=>p.value[k.value]?.agent?.disabled?!1:typeof window<"u"&&Ya(window.location.href)?!0:!!p.value[k.value]?.agent?.key)});$e(dc,ca);let on=_d({disabled:()=>T.value.showDeveloperTools==="never",hasDocument:()=>Ce(J.workspace.activeDocument),hasSdk:()=>bd(J.workspace.activeDocument)});$e($n,on);let Zv=Ct(()=>import("./ExploreScalarModal.vue-Z5WUK3XH.js")),Jv=Ct(()=>import("./AgentScalarDrawer.vue-CAC6TLGF.js")),Xv=Ct(()=>import("./explore-scalar-SVJGJLKA.js").then(C=>C.ExploreScalarButton)),Xl=P(!1);Y(ca.showAgent,C=>{C&&(Xl.value=!0)});let Yl=$c({getConfiguredSecuritySchemes:()=>T.value.authentication?.securitySchemes,eventBus:i,store:P(ee),hooks:{}}),yt=Ee("modal"),wt=P("idle"),Yv=Uc({eventBus:i,status:wt,load:async()=>{let{createApiClientModal:C}=await import("./modal-WRYJT63Z.js");return()=>{if(!yt.value)return null;Yl();let A=C({el:yt.value,mountOnInitialize:!1,eventBus:i,workspaceStore:ee,options:Nr,plugins:[...Sa.getApiClientPlugins(),...Gf(T,Jl)]});return A.app.provide(kn,Sa.getMarkdownRenderHooks()),A.mount(yt.value),A}}});Le(()=>{Kv(),Yl(),Sa.notifyDestroy()}),i.on("server:update:selected",({url:C})=>T.value.onServerChange?.(C)),i.on("asyncapi-server:update:selected",({name:C})=>{let A=ee.workspace.activeDocument;if(!Fe(A))return;let j=vr(A,{webSocketOnly:!1}).find(q=>q.name===C);T.value.onServerChange?.(j?.url??C)}),i.on("ui:download:document",({format:C})=>{let A=J.exportActiveDocument(C);if(!A){console.error("No document found to download");return}Ff(A,k.value??"openapi",C)});let nn=async(C,A)=>{if(!A&&L.value){let ae=re=>re.some(pe=>pe.id===C||"children"in pe&&!!pe.children&&ae(pe.children));ae(_a.value)||(_.value="",M.value="",E.value="",await Be())}let j=ge.getEntryById(C);if(en(C),(j?.type==="tag"||j?.type==="models"||j?.type==="text")&&ge.isExpanded(C)&&ge.selectedItem.value===C){let ae=rl();ge.setExpanded(C,!1),ae();return}j?.type!=="tag"&&j?.type!=="models"&&(c.value=!1),gt(C);let q=wr(C,F.value,b.value);q&&(Z.value&&window.history.pushState({},"",q),A==="sidebar"&&T.value.onSidebarClick?.(q.toString())),ca.showAgent.value&&ca.closeAgent()};i.on("select:nav-item",({id:C})=>nn(C)),i.on("scroll-to:nav-item",({id:C})=>nn(C));let ln=Ee("documentStartRef");i.on("intersecting:nav-item",({id:C})=>{if(!Pd.value)return;let A=Tv({id:C,documentStartId:Qo.value,documentStartTop:ln.value?.getBoundingClientRect().top});if(T.value.layout==="modern"&&A!==ge.selectedItem.value){let q=ge.getEntryById(A);(q?.type==="operation"||q?.type==="webhook")&&q.parent&&ge.setExpanded(q.parent.id,!0)}ge.setSelected(A),Zl(A),en(A),sc(A);let j=wr(A,F.value,b.value);Z.value&&j&&J.workspace.activeDocument&&window.history.replaceState({},"",j.toString())}),i.on("toggle:nav-item",({id:C,open:A})=>{if(A){T.value.onShowMore?.(C);let j=ge.getEntryById(C);if(j&&"children"in j&&j.children){let q=j.children[0];q&&Pa(q.id)}}ge.setExpanded(C,A??!ge.isExpanded(C))}),i.on("copy-url:nav-item",({id:C})=>{let A=wr(C,F.value,b.value)?.toString();return A&&o(A)});let Ql=()=>{if(!Z.value)return;let C=Qa(window.location.href,F.value,b.value?void 0:k.value);C&&gt(C)};fn(()=>{Z.value&&(window.history.scrollRestoration="manual"),qc(),window.addEventListener("popstate",Ql)}),Le(()=>{window.removeEventListener("popstate",Ql)}),je(ln,()=>{i.emit("intersecting:nav-item",{id:Qo.value})},{onExit:()=>{let C=window.innerHeight/2,A=document.elementsFromPoint(window.innerWidth/2,C).find(j=>j.tagName==="SECTION"&&j.id);A?.id&&i.emit("intersecting:nav-item",{id:A.id})},immediate:!0});let es=f(()=>{let C=J.workspace["x-scalar-color-mode"];return C==="system"?qf():C}),Qv=ii(typeof document<"u"?document.body:null);Y(ca.showAgent,()=>Qv.value=ca.showAgent.value);let as=P(!1);Ie(()=>{as.value=Ya(window.location.href)});let sn=f(()=>{let{mcp:C,hideClientButton:A}=T.value;return C?.disabled?A?null:"client":C?.name||C?.url?"mcp":as.value?T.value.showDeveloperTools==="never"?A?null:"client":"explore":C?"mcp":A?null:"client"});return(C,A)=>(s(),m("div",null,[(s(),g(tk,{css:Re.value},null,8,["css"])),h("div",{ref:"documentEl",class:R(["scalar-app scalar-api-reference references-layout",[{"scalar-api-references-standalone-mobile":T.value.showSidebar,"scalar-scrollbars-obtrusive":l.value,"references-editable":T.value.isEditable,"references-sidebar":T.value.showSidebar,"references-sidebar-mobile-open":c.value,"references-classic":T.value.layout==="classic"},C.$attrs.class]]),dir:t(W).direction.value,lang:Q.value},[t(on).enabled.value?(s(),g(t(Zv),{key:0,externalUrls:T.value.externalUrls,morphStickers:!1,state:t(on).dialog,url:xt.value,usesViewTransition:!1,workspace:t(J)},null,8,["externalUrls","state","url","workspace"])):y("",!0),t(ca).agentEnabled.value&&Xl.value?(s(),g(t(Jv),{key:1,agentScalarConfiguration:p.value[k.value]?.agent,externalUrls:T.value.externalUrls,workspaceStore:t(J)},null,8,["agentScalarConfiguration","externalUrls","workspaceStore"])):y("",!0),T.value.layout==="modern"?(s(),g(ef,{key:2,breadcrumb:vt.value,isSidebarOpen:c.value,showSidebar:T.value.showSidebar,onToggleSidebar:A[6]||(A[6]=()=>c.value=!c.value)},{search:u(()=>[T.value.hideSearch?y("",!0):(s(),g(Qr,{key:0,class:"my-2",document:Xo.value,eventBus:t(i),hideModels:T.value.hideModels,modelsSectionLabel:T.value.modelsSectionLabel,searchHotKey:T.value.searchHotKey,showSidebar:T.value.showSidebar},null,8,["document","eventBus","hideModels","modelsSectionLabel","searchHotKey","showSidebar"]))]),sidebar:u(({sidebarClasses:j})=>[T.value.showSidebar&&T.value.layout==="modern"?(s(),g(t(nc),{key:0,"aria-label":t(W).translate("navigation.sidebarFor",{name:t(J).workspace.activeDocument?.info?.title??""}),class:R(["t-doc__sidebar",j]),getHref:H,isExpanded:t(ge).isExpanded,isSelected:t(ge).isSelected,items:_a.value,layout:"reference",options:G.value,onSelectItem:A[4]||(A[4]=q=>nn(q,"sidebar")),onToggleGroup:A[5]||(A[5]=q=>t(ge).setExpanded(q,!t(ge).isExpanded(q)))},{header:u(()=>[S.value.length>1?(s(),g(Tl,{key:0,modelValue:k.value,options:S.value,"onUpdate:modelValue":Dr},null,8,["modelValue","options"])):y("",!0),T.value.hideSearch?y("",!0):(s(),m("div",nk,[v(Qr,{document:Xo.value,eventBus:t(i),hideModels:T.value.hideModels,modelsSectionLabel:T.value.modelsSectionLabel,searchHotKey:T.value.searchHotKey},null,8,["document","eventBus","hideModels","modelsSectionLabel","searchHotKey"]),t(ca).agentEnabled.value?(s(),g(t(yd),{key:0})):y("",!0)])),I(C.$slots,"sidebar-start",Se(Te(or.value)),void 0,!0)]),before:u(()=>[v(t(Un),{protocol:_.value,"onUpdate:protocol":A[0]||(A[0]=q=>_.value=q),server:M.value,"onUpdate:server":A[1]||(A[1]=q=>M.value=q),tag:E.value,"onUpdate:tag":A[2]||(A[2]=q=>E.value=q),document:L.value,entries:Yo.value},null,8,["protocol","server","tag","document","entries"]),L.value?(s(),g(t(Qt),{key:0,class:"asyncapi-sidebar-document-section"},{default:u(()=>[...A[12]||(A[12]=[B(" Document ",-1)])]),_:1})):y("",!0)]),footer:u(()=>[I(C.$slots,"sidebar-end",Se(Te(or.value)),()=>[v(t(tc),{class:"darklight-reference"},{description:u(()=>[h("a",{class:"no-underline hover:underline",href:K.value,rel:"noopener",target:"_blank"},x(t(W).translate("footer.poweredByScalar")),9,lk)]),toggle:u(()=>[!T.value.hideDarkModeToggle&&!T.value.forceDarkModeState?(s(),g(t(ec),{key:0,modelValue:es.value==="dark","onUpdate:modelValue":A[3]||(A[3]=()=>t(ql)())},null,8,["modelValue"])):(s(),m("span",sk))]),default:u(()=>[sn.value==="client"?(s(),g(t(Ln),{key:0,buttonSource:"sidebar",integration:T.value._integration,isDevelopment:t(n),url:xt.value},null,8,["integration","isDevelopment","url"])):y("",!0),sn.value==="mcp"?(s(),g(t(kd),{key:1,config:T.value.mcp,externalUrls:T.value.externalUrls,url:xt.value,workspace:t(J)},null,8,["config","externalUrls","url","workspace"])):y("",!0),sn.value==="explore"?(s(),g(t(Xv),{key:2,externalUrls:T.value.externalUrls,url:xt.value,workspace:t(J)},null,8,["externalUrls","url","workspace"])):y("",!0)]),_:1})],!0)]),_:3},8,["aria-label","class","isExpanded","isSelected","items","options"])):y("",!0)]),_:3},8,["breadcrumb","isSidebarOpen","showSidebar"])):y("",!0),Gl.value?(s(),g(Ym,{key:3,basePath:F.value,isMultiDocument:b.value,items:_a.value,options:G.value},null,8,["basePath","isMultiDocument","items","options"])):y("",!0),h("main",{"aria-label":t(W).translate("navigation.mainContent",{name:t(J).workspace.activeDocument?.info?.title??""}),class:"references-rendered",inert:t(ca).showAgent.value},[v(Jm,{authStore:t(ee).auth,clientDocument:t(ee).workspace.activeDocument,contextChain:Hv.value,document:t(J).workspace.activeDocument,documentSlug:k.value,environment:Jl.value,eventBus:t(i),expandedItems:t(ge).expandedItems.value,expansion:t(d),headingSlugGenerator:T.value.generateHeadingSlug??(j=>`${k.value}/description/${j.slug}`),infoSectionId:Qo.value,items:_a.value,options:Nr.value,scrollTargetId:t(ga),specificationExtension:t(ea),xScalarDefaultClient:t(ee).workspace["x-scalar-default-client"],xScalarDefaultExample:t(ee).workspace["x-scalar-default-example"]},ye({start:u(()=>[h("div",{ref_key:"documentStartRef",ref:ln},null,512),t(J).workspace.activeDocument?(s(),g(t(jf),{key:0,overrides:N.value,"onUpdate:overrides":A[7]||(A[7]=j=>N.value=j),class:"references-developer-tools",configuration:T.value,externalUrls:T.value.externalUrls,workspace:t(J)},null,8,["overrides","configuration","externalUrls","workspace"])):y("",!0),T.value.layout==="classic"?(s(),g(Sd,{key:1},{"dark-mode-toggle":u(()=>[!T.value.hideDarkModeToggle&&!T.value.forceDarkModeState?(s(),g(t(Qi),{key:0,class:"text-c-2 hover:text-c-1",mode:es.value,style:{transform:"scale(1.4)"},variant:"icon",onClick:A[8]||(A[8]=()=>t(ql)())},null,8,["mode"])):y("",!0)]),default:u(()=>[h("div",ck,[S.value.length>1?(s(),g(Tl,{key:0,modelValue:k.value,options:S.value,"onUpdate:modelValue":Dr},null,8,["modelValue","options"])):y("",!0)]),T.value.hideSearch?y("",!0):(s(),g(Qr,{key:0,class:"t-doc__sidebar max-w-64",document:Xo.value,eventBus:t(i),hideModels:T.value.hideModels,modelsSectionLabel:T.value.modelsSectionLabel,searchHotKey:T.value.searchHotKey},null,8,["document","eventBus","hideModels","modelsSectionLabel","searchHotKey"]))]),_:1})):y("",!0),T.value.layout==="classic"&&L.value?(s(),m("div",dk,[h("div",pk,[v(t(Un),{is:"div",protocol:_.value,"onUpdate:protocol":A[9]||(A[9]=j=>_.value=j),server:M.value,"onUpdate:server":A[10]||(A[10]=j=>M.value=j),tag:E.value,"onUpdate:tag":A[11]||(A[11]=j=>E.value=j),document:L.value,entries:Yo.value},null,8,["protocol","server","tag","document","entries"])])])):y("",!0),I(C.$slots,"content-start",Se(Te(or.value)),void 0,!0)]),end:u(()=>[I(C.$slots,"content-end",Se(Te(or.value)),void 0,!0)]),_:2},[T.value.isEditable?{name:"empty-state",fn:u(()=>[I(C.$slots,"editor-placeholder",Se(Te(or.value)),void 0,!0)]),key:"0"}:void 0]),1032,["authStore","clientDocument","contextChain","document","documentSlug","environment","eventBus","expandedItems","expansion","headingSlugGenerator","infoSectionId","items","options","scrollTargetId","specificationExtension","xScalarDefaultClient","xScalarDefaultExample"])],8,ik),C.$slots.footer?(s(),m("div",uk,[I(C.$slots,"footer",Se(Te(or.value)),void 0,!0)])):y("",!0),h("div",{ref_key:"modal",ref:yt},null,512),wt.value!=="idle"?(s(),m("div",{key:5,class:"bg-b-1 text-c-1 fixed right-4 bottom-4 z-[10001] rounded-lg border px-4 py-3 text-sm shadow-lg",role:wt.value==="error"?"alert":"status"},x(wt.value==="loading"?"Loading request editor\u2026":"Could not load the request editor. Refresh the page and try again."),9,mk)):y("",!0)],10,ok),v(t(ei))]))}});var Jo=D(zv,[["__scopeId","data-v-f08574be"]]);var vk=e=>import(e),gk=async e=>{try{let a=(await vk(e))?.default;if(typeof a!="function"){console.error(`[@scalar/api-reference] The module at ${e} does not export an API Reference plugin as its default export.`);return}return a}catch(a){console.error(`[@scalar/api-reference] Failed to load the plugin module at ${e}:`,a);return}},Mv=e=>Array.isArray(e)?e:[e],Vv=e=>Mv(e).some(a=>!!a.pluginUrls?.length),Rv=async e=>{let a=new Map,r=o=>{let n=a.get(o)??gk(o);return a.set(o,n),n};await Promise.all(Mv(e).map(async o=>{if(!o.pluginUrls?.length)return;let n=(await Promise.all(o.pluginUrls.map(r))).filter(l=>l!==void 0);n.length&&(o.plugins=[...o.plugins??[],...n])}))};function Lv(e,a,r){let o=e.push,n=e;n.ssr=!1,n.hooks=a,n.dirty=!!n.dirty,n.use=i=>Nl(n,i),n.render=()=>r(n);function l(){a.callHook("entries:updated",n),n._b||n.render()}return n.invalidate=()=>{for(let i of n.entries.values())delete i._tags;n.dirty=!0,l()},n.push=(i,c)=>{let d=c?.onRendered?a.hook("dom:rendered",c.onRendered):void 0,p=o(i,c),b=e.entries.get(p._i);return b&&(b._o=i),n.dirty=!0,l(),{_i:p._i,patch(k){p.patch(k),n.dirty=!0,l()},dispose(){d?.(),e.entries.has(p._i)&&(p.dispose(),n.invalidate())}}},n}var hk=/\s+/;function ft(e={}){return a=>Nv(a,e)}function Ov(e){for(let a of e.entries.values())if(a._pending!==void 0)return!0;return!1}function bk(e,a){let r={_d:a,_t:a.title,_e:new Map([["htmlAttrs",a.documentElement],["bodyAttrs",a.body]]),_p:{},_s:{},_l:new Map};for(let o of e.entries.values())if(o._o!==void 0){let n=o._o;for(let l of["bodyAttrs","htmlAttrs"]){let i=n[l]?.class;if(typeof i=="string"){let c=r._e.get(l);for(let d of i.split(hk))d&&(r._p[`${l}:attr:class:${d}`]=()=>c.classList.remove(d))}}}return r}function Nv(e,a={}){let r=a.document||e.resolvedOptions.document,o=e._dom;if(!r||e._du||o&&o._d===r&&!e.dirty&&!Ov(e))return!1;let n=r.defaultView;e._du=!0;let l=!1;try{let i=function(V,T,W){k._s[V]=!W&&S[V]||T,delete S[V]},c=function(V,T,W,G,K,Q){let Z=`${V}:event:${T}`,te=k._l.get(Z);if(te&&te[0]===Q&&te[1]===W&&te[2]===G){i(Z,te[4]);return}te?.[4]();let F=`data-${T}`,H=(Re=>G.call(K,Re)),ie=()=>{Q.removeEventListener(W,H),K.getAttribute(F)===""&&K.removeAttribute(F),k._l.get(Z)?.[3]===H&&k._l.delete(Z)};Q.addEventListener(W,H),k._l.set(Z,[Q,W,G,H,ie]),K.setAttribute(F,""),i(Z,ie,!0)},d=function({id:V,$el:T,tag:W}){if(k._e.set(V,T),!W.tag.endsWith("Attrs")){let G=W.textContent;G!=null&&G!==""&&(G!==T.textContent&&(T.textContent=G),i(`${V}:text`,()=>{T.textContent===G&&(T.textContent="")},!0));let K=W.innerHTML;K!=null&&K!==""&&(K!==T.innerHTML&&(T.innerHTML=K),i(`${V}:html`,()=>{T.innerHTML===K&&(T.innerHTML="")},!0));let Q=`${V}:el`;i(Q,S[Q]||(()=>{T?.remove(),k._e.delete(V)}))}for(let G in W.props){let K=W.props[G];if(G[0]==="o"&&G[1]==="n"&&typeof K=="function"){let Z=G.slice(2);T?.dataset?.[`${G}fired`]&&K.call(T,new(n?.Event||Event)(Z)),c(V,G,Z,K,T,W.tag==="bodyAttrs"&&n?n:T);continue}let Q=`${V}:attr:${G}`;if(G==="class"&&K)for(let Z of K){let te=`${Q}:${Z}`;i(te,S[te]||(()=>T.classList.remove(Z))),T.classList.contains(Z)||T.classList.add(Z)}else if(G==="style"&&K)for(let[Z,te]of K){let F=`${Q}:${Z}`;i(F,S[F]||(()=>T.style.removeProperty(Z))),T.style.setProperty(Z,te)}else K!==!1&&K!==null&&(T.getAttribute(G)!==K&&T.setAttribute(G,K===!0?"":String(K)),i(Q,S[Q]||(()=>T.removeAttribute(G))))}},p={shouldRender:!0,tags:[]};if(ka(e,"dom:beforeRender",p),!p.shouldRender)return!1;let b=o;if(b?._d!==r){if(b){for(let V in b._s)b._s[V]();for(let V in b._p)b._p[V]();b._s=b._p={},b._e.clear(),b._l.clear()}b=void 0}b?b._p=b._s:b=bk(e,r),b._s={};let k=b,S=k._p,_=[],M={};e.dirty=!1;let E=Vl(e,a.tagWeight?{tagWeight:a.tagWeight}:void 0),L=[],N={};for(let V of E){let T=N[V._d]||0,W=(T?`${V._d}:${T}`:V._d)||V._h,G={tag:V,id:W,shouldRender:!0};if(V.tag==="meta"&&V._d&&Go(V._d)&&(N[V._d]=T+1),L.push(G),V.tag==="title"){r.title=V.textContent,i("title:",()=>r.title=k._t);continue}G.$el=k._e.get(W),G.$el?d(G):ct.has(V.tag)&&_.push(G)}if(_.length){let V=new Set(k._e.values());for(let T of[...r.body.children,...r.head.children]){let W=T.tagName.toLowerCase();if(!ct.has(W)||V.has(T))continue;let G={innerHTML:T.innerHTML};for(let F of T.getAttributeNames())G[F]=T.getAttribute(F);let K=Zo({tag:W,props:{}},G);K.key=T.getAttribute("data-hid")||void 0;let Q=ut(K)||mt(K),Z=Q,te=1;for(;k._e.has(Z);)Z=`${Q}:${te++}`;k._e.set(Z,T)}}for(let V of _){let T=k._e.get(V.id);V.$el=T||r.createElement(V.tag.tag),d(V),T||(M[V.tag.tagPosition||"head"]??=r.createDocumentFragment()).appendChild(V.$el)}M.head&&r.head.appendChild(M.head),M.bodyOpen&&r.body.insertBefore(M.bodyOpen,r.body.firstChild),M.bodyClose&&r.body.appendChild(M.bodyClose);for(let V in S)S[V]();e._dom=k,l=!0,ka(e,"dom:rendered",{renders:L})}catch(i){throw e.dirty=!0,i}finally{e._du=!1}return l&&(e.dirty||Ov(e))&&Nv(e,a),l}var xk=e=>typeof e.tagPriority=="number"?e.tagPriority:100+(av[e.tagPriority]||0);function Ul(e={}){e.document=e.document||(typeof window<"u"?document:void 0);let a=e.render||ft({document:e.document}),r=_v(a,{document:e.document,propResolvers:e.propResolvers,_tagWeight:xk,init:[]}),o=pv(e.hooks),n=Lv(r,o,a);return e.plugins?.forEach(l=>n.use(l)),e.init?.forEach(l=>l&&n.push(l)),n}function Dv(e={}){let a=ft(),r,o=0;return r=Ul({render:()=>{let l=++o;setTimeout(()=>{l===o&&a(r)},0)},...e}),r.install=yv(r),r}var jv="scalar-style",Pv=new WeakMap,Uv=e=>{let a=Pv.get(e);if(a)return a;let r={count:0,detachedStyle:null};return Pv.set(e,r),r},yk=e=>{let a=Uv(e);a.count+=1,a.detachedStyle&&!e.getElementById(jv)&&(e.head.appendChild(a.detachedStyle),a.detachedStyle=null)},wk=e=>{let a=Uv(e);if(a.count=Math.max(0,a.count-1),a.count>0)return;let r=e.getElementById(jv);r instanceof HTMLStyleElement&&(a.detachedStyle=r,r.remove())},$l=(e,a)=>{let r="scalar-refs",o=Ca({configuration:a??e??{}}),n=(k=!1)=>{let S=k?_s(()=>vn(Jo,o)):Ss(()=>vn(Jo,o));return S.use(Dv()),S.config.idPrefix=r,S},l=a?typeof e=="string"?document.querySelector(e):e:null,i=n(!!a&&!!l&&l.children.length>0),c=!1;if(a)if(l){let k=()=>{i.mount(l),c=!0,yk(document)};Vv(o.configuration)?Rv(o.configuration).then(()=>{d.signal.aborted||k()}):k()}else console.error("Could not find a mount point for API References:",e);let d=new AbortController,p={capture:!1,signal:d.signal};document.addEventListener("scalar:reload-references",()=>{if(console.warn("scalar:reload-references event has been deprecated, please use the scalarInstance.app.mount method instead."),!o.configuration)return;let k=typeof e=="string"?document.querySelector(e):e;k&&(k&&!document.body.contains(k)&&document.body.appendChild(k),i.unmount(),i=n(),i.mount(k))},p);let b=()=>{d.abort(),o.configuration={},c&&(c=!1,i.unmount(),wk(document))};return document.addEventListener("scalar:destroy-references",()=>{console.warn("scalar:destroy-references event has been deprecated, please use scalarInstance.destroy instead."),b()},p),document.addEventListener("scalar:update-references-config",k=>{console.warn("scalar:update-references-config event has been deprecated, please use scalarInstance.updateConfiguration instead."),"detail"in k&&Object.assign(o,k.detail)},p),{app:i,getConfiguration:()=>o.configuration??{},updateConfiguration:k=>{o.configuration=k},destroy:b}};function $v(){let e=ns(!1),a=Pr.value?.claims;return e.value&&a&&location.reload(),Qe("header",{class:"bar",children:[Qe("a",{class:"home",href:"./",children:"Dais"}),Qe("span",{class:"quiet",children:"reference"}),Qe("span",{class:"row who",children:[a?`Calls are made as ${a.name??a.sub}`:"Calls need a token",Qe("button",{type:"button",class:"plain",onClick:()=>{cs(),e.value=!0},children:a?"Another token":"Paste one"})]}),e.value&&Qe(os,{title:"A token for the calls that you try",close:()=>e.value=!1,children:Qe(ds,{wants:"One with the scopes of the calls."})})]})}function kk(){let{token:e,claims:a}=Pr.value??{},r=document.createElement("div");document.body.append(r),$l(r,{url:"openapi.json",baseServerURL:cn.href,servers:[{url:cn.href.replace(/\/$/,""),description:"This stack"}],authentication:{preferredSecurityScheme:[["bearer","api_key"]],securitySchemes:{bearer:{token:e??""},api_key:{value:a?.iss??""}}},theme:"none",withDefaultFonts:!1,telemetry:!1,hideClientButton:!0,showDeveloperTools:"never",agent:{disabled:!0},mcp:{disabled:!0},defaultHttpClient:{targetKey:"shell",clientKey:"curl"}})}var qv=document.getElementById("app");qv&&ts(Qe($v,{}),qv);ls&&!Pr.value&&await is(ss).catch(()=>{});kk();
