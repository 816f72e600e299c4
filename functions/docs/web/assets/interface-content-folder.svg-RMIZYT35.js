import{a,b,c}from"./chunk-LIKDOUAJ.js";import"./chunk-R6QTB4J6.js";import"./chunk-OOJM4CTU.js";export{c as default,a as interface_content_folder_exports,b as render};
