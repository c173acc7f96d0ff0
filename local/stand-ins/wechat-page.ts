/** What went out by the stand-in, each by the address that tells it. */
const lists = [
  ['outbox', 'messages', '订阅消息 · subscription messages'],
  ['service', 'messages', '客服消息 · service chat'],
  ['checks', 'checks', '内容安全检测 · content checks'],
  ['codes', 'codes', '小程序码 · codes'],
] as const;

/** What somebody can play, by the address that plays it and the fields that it takes. */
const plays = [
  ['users', ['openid', 'phone'], '新用户（得到登录码） · a user, with codes to sign in by'],
  ['enters', ['openid'], '进入客服会话 · opens the chat'],
  ['says', ['openid', 'content'], '在客服会话中说话 · writes in the chat'],
] as const;

const form = ([path, fields, label]: (typeof plays)[number]) =>
  `<form data-play="${path}"><b>${label}</b>${fields
    .map((field) => `<label>${field} <input name="${field}" /></label>`)
    .join('')}<button>OK</button><output></output></form>`;

const list = ([path, part, label]: (typeof lists)[number]) =>
  `<section><h2>${label}</h2><div data-list="${path}" data-part="${part}"></div></section>`;

/** The page of the stand-in: what it was asked to send, and a guest to be played. Texts go in as text, never as markup. */
export const controlPage = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8" /><title>WeChat stand-in</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:24px auto;max-width:900px;color:#1f2a24}
h2{font-size:16px;margin:22px 0 6px}table{border-collapse:collapse;width:100%}td,th{border:1px solid #d5ded8;padding:4px 8px;text-align:left;overflow-wrap:anywhere}
form{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:8px 0}input{font:inherit}</style></head>
<body><h1>微信替身 · WeChat stand-in</h1>
${plays.map(form).join('\n')}
${lists.map(list).join('\n')}
<script>
const cell = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const shown = (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value ?? ''));
function row(tag, texts) { const tr = document.createElement('tr'); tr.append(...texts.map((text) => cell(tag, text))); return tr; }
async function draw() {
  for (const place of document.querySelectorAll('[data-list]')) {
    const items = (await (await fetch('/__standin/' + place.dataset.list)).json())[place.dataset.part];
    const names = [...new Set(items.flatMap(Object.keys))];
    const table = document.createElement('table');
    if (items.length) table.append(row('th', names), ...[...items].reverse().map((one) => row('td', names.map((name) => shown(one[name])))));
    place.replaceChildren(items.length ? table : '—');
  }
}
for (const form of document.querySelectorAll('[data-play]'))
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const said = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
    const answer = await fetch('/__standin/' + form.dataset.play, { method: 'POST', body: JSON.stringify(said) });
    form.querySelector('output').textContent = JSON.stringify(await answer.json());
    await draw();
  });
draw();
setInterval(draw, 3000);
</script></body></html>
`;
