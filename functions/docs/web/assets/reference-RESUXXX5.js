import"./chunk-2INOUBI5.js";
