import { readFileSync, readdirSync, existsSync } from "node:fs";
import { findIdentifiers } from "/tmp/g/E/app/stories/identifiers";
import places from "/tmp/g/E/db/data/places.json";
const DIRECT = new Set(["name","staff","phone","email","postcode","date","birthdate","street","school","handle","url","number"]);
const half = process.argv[2] ?? "odd"; const verbose = process.argv[3];
const dir="/tmp/g/G/tests/data/stories";
const known = { names: [] as string[], places: (places as any[]).flatMap(p=>[p.name,...p.spellings]), authorNames: [] };
const per: Record<string,[number,number]> = {}; let words=0; const fa={d:0,i:0}; const falses: string[]=[]; const misses: string[]=[]; let n=0; let t=0;
for (const f of readdirSync(dir).filter(f=>f.endsWith(".txt")).sort()) {
  const no=parseInt(f); if (half==="odd"&&no%2===0) continue; if (half==="even"&&no%2===1) continue; n++;
  const src=readFileSync(dir+"/"+f,"utf8").split("\n").slice(1).join("\n").trimStart();
  let text=""; const planted:any[]=[]; let last=0;
  for (const m of src.matchAll(/\{\{(\w+):([\s\S]*?)\}\}/g)) { text+=src.slice(last,m.index); planted.push({from:text.length,to:text.length+m[2].length,kind:m[1]}); text+=m[2]; last=m.index+m[0].length; }
  text+=src.slice(last); words+=text.split(/\s+/).length;
  const a=performance.now(); const marks=findIdentifiers(text,known); t+=performance.now()-a;
  for (const p of planted) {
    let cover=0; for (const m of marks) cover+=Math.max(0,Math.min(m.to,p.to)-Math.max(m.from,p.from));
    const ok=cover*2>=p.to-p.from; (per[p.kind]??=[0,0])[1]++; if(ok) per[p.kind]![0]++; else misses.push(`${no} ${p.kind}: ${text.slice(Math.max(0,p.from-30),p.from)}[${text.slice(p.from,p.to)}]${text.slice(p.to,p.to+20)}`.replace(/\n/g,"⏎"));
  }
  for (const m of marks) if(!planted.some(p=>m.from<p.to&&m.to>p.from)) { fa[m.direct?"d":"i"]++; falses.push(`${no} ${m.kind}: ${text.slice(Math.max(0,m.from-25),m.from)}[${text.slice(m.from,m.to)}]${text.slice(m.to,m.to+20)}`.replace(/\n/g,"⏎")); }
}
let d=[0,0],i=[0,0]; for (const [k,[a,b]] of Object.entries(per)) { const x=DIRECT.has(k)?d:i; x[0]+=a;x[1]+=b; }
console.log(half, n,"stories",words,"words", t.toFixed(0)+"ms", "direct",d, (d[0]/d[1]).toFixed(4),"indirect",i,(i[0]/i[1]).toFixed(4),"false/100w direct",(fa.d*100/words).toFixed(2),"indirect",(fa.i*100/words).toFixed(2));
console.log(JSON.stringify(per));
if (verbose) { console.log("MISSES\n"+misses.sort((a,b)=>a.split(" ")[1]!.localeCompare(b.split(" ")[1]!)).join("\n")); console.log("FALSE\n"+falses.sort((a,b)=>a.split(" ")[1]!.localeCompare(b.split(" ")[1]!)).join("\n")); }
