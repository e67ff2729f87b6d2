/* Elements without markup: nothing of a file is ever read as HTML, and no style stands in an attribute. */
const SVG = "http://www.w3.org/2000/svg";

const put = (made, given, children) => {
  for (const [name, value] of Object.entries(given || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") made.textContent = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((one) => one !== null && one !== undefined));
  return made;
};

export const el = (tag, given, ...children) => put(document.createElement(tag), given, children);
export const svg = (tag, given, ...children) => put(document.createElementNS(SVG, tag), given, children);

export const cut = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/* Two lines of so many letters, broken between words; the rest is in the title. */
export const twoLines = (text, letters) => {
  const words = text.split(/\s+/);
  let first = "";
  while (words.length && `${first} ${words[0]}`.trim().length <= letters) first = `${first} ${words.shift()}`.trim();
  if (!first) return [cut(text, letters)];
  return words.length ? [first, cut(words.join(" "), letters)] : [first];
};

export const sum = (value) => Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ".");
export const day = (iso) => (iso ? iso.slice(0, 10).split("-").reverse().join("/") : "");
