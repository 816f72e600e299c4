import{a}from"./chunk-7QA36RU6.js";import"./chunk-ZRLPCI5C.js";import"./chunk-R6QTB4J6.js";import"./chunk-OOJM4CTU.js";export{a as default};
