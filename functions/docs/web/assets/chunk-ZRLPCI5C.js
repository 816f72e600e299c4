var o=(e,r)=>{let t=e.__vccOpts||e;for(let[_,a]of r)t[_]=a;return t};export{o as a};
