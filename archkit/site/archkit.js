// What scrolls by itself can be reached by keyboard: the theme wraps tables and code without saying so.
(() => {
  const nameOf = (each) => {
    let before = each;
    while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling || before.parentElement;
    return before ? before.firstChild.textContent.trim() : "Table";
  };
  const reach = (each) => {
    const scrolls = each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight;
    if (!scrolls) {
      ["tabindex", "role", "aria-label"].forEach((name) => each.removeAttribute(name));
      return;
    }
    each.tabIndex = 0;
    each.setAttribute("role", "region");
    each.setAttribute("aria-label", nameOf(each));
  };
  const reachAll = () => document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code").forEach((each) => {
    sizes.observe(each);
    if (each.firstElementChild) sizes.observe(each.firstElementChild); // a font that comes late makes only what is inside wider
    reach(each);
  });
  const sizes = new ResizeObserver(reachAll);
  new MutationObserver(reachAll).observe(document.body, {childList: true, subtree: true});
  reachAll();
})();
