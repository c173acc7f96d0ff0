/** The form's own styles: inside its shadow root, so that neither it nor the page around it changes the other. */
export const style = `
:host { all: initial; display: block; }
* { box-sizing: border-box; }
.card { --ink: #1f2a24; --soft: #5c6b62; --line: #d5ded8; --leaf: #1f6b4a; --leaf-dark: #17543a; --warm: #fbf9f4; --fault: #a4271b;
  font: 16px/1.55 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif;
  color: var(--ink); background: #fff; max-width: 640px; margin: 0 auto; border: 1px solid var(--line); border-radius: 16px; overflow: hidden;
  box-shadow: 0 8px 30px rgba(31, 42, 36, .07); }
.head { background: linear-gradient(135deg, #e8f1ea, var(--warm)); padding: 22px 22px 18px; }
.head-row { display: flex; justify-content: space-between; align-items: flex-start; gap: 12px; }
h2 { font-size: 22px; line-height: 1.3; margin: 0; font-weight: 650; }
.lead { margin: 6px 0 0; color: var(--soft); font-size: 15px; }
.body { padding: 20px 22px 24px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px; }
label, legend, .label { display: block; font-weight: 600; font-size: 15px; margin-bottom: 6px; padding: 0; }
h3, dl { margin: 0; }
.paper dd:last-child { margin: 0; }
.hint { color: var(--soft); font-size: 14px; margin: 0 0 6px; font-weight: 400; }
fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: 14px; min-width: 0; }
input[type=text], input[type=tel], select, textarea { width: 100%; font: inherit; color: inherit; padding: 11px 12px; border: 1px solid #8fa097; border-radius: 10px; background: #fff; }
textarea { min-height: 128px; resize: vertical; }
.small { min-height: 72px; }
.check { display: flex; gap: 10px; align-items: flex-start; font-weight: 400; margin: 0; }
.check input { width: 20px; height: 20px; margin: 3px 0 0; accent-color: var(--leaf); flex: none; }
:focus-visible { outline: 3px solid #e0a92e; outline-offset: 2px; }
button { font: inherit; cursor: pointer; border-radius: 10px; padding: 12px 18px; border: 1px solid var(--leaf); background: #fff; color: var(--leaf-dark); min-height: 46px; }
.main { background: var(--leaf); color: #fff; font-weight: 650; width: 100%; border: 0; }
.main:hover { background: var(--leaf-dark); }
.main[aria-disabled=true] { background: #4d6f5f; cursor: progress; }
.quiet { margin-left: -8px; border: 0; background: none; padding: 6px 8px; min-height: 40px; text-decoration: underline; }
.row { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; }
.two { display: grid; gap: 14px; grid-template-columns: 1fr; }
@media (min-width: 520px) { .two { grid-template-columns: 1fr 1fr; } .main { width: auto; min-width: 160px; } }
.fault { color: var(--fault); font-size: 14px; margin: 6px 0 0; }
.bad { border-color: var(--fault) !important; border-width: 2px !important; }
.notice { border-left: 4px solid #c98a12; background: #fdf6e6; padding: 12px 14px; border-radius: 8px; margin: 0; }
.panel { display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px; }
.ask { margin: 0; font-weight: 600; }
.said { white-space: pre-line; overflow-wrap: anywhere; }
[readonly] { background: #f3f5f1 !important; }
.live { padding: 0 22px; }
.live .notice { margin-top: 18px; }
.paper { background: var(--warm); border: 1px dashed #b7c4bb; border-radius: 12px; padding: 16px; }
.paper dt { color: var(--soft); font-size: 14px; }
.paper dd { margin: 0 0 12px; font-size: 21px; font-weight: 650; letter-spacing: .04em; overflow-wrap: anywhere; }
ul.plain, ol.plain { list-style: none; margin: 0; padding: 0; display: grid; gap: 10px; }
.step { border-left: 3px solid var(--leaf); padding-left: 12px; }
.when { color: var(--soft); font-size: 14px; }
.file { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
.file .said { flex: 1 1 200px; }
progress { accent-color: var(--leaf); }
input[type=file] { font: inherit; max-width: 100%; }
.legal { color: var(--soft); font-size: 13.5px; margin: 0; }
.legal summary { cursor: pointer; padding: 6px 0; min-height: 34px; text-decoration: underline; }
.legal h3 { font-size: 14px; }
.trap { position: absolute; left: -9999px; width: 1px; height: 1px; overflow: hidden; }
@media print { .card { border: 0; box-shadow: none; } button, .panel { display: none; } }
`;
