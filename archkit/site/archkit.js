// Tables that scroll can be reached by keyboard: the theme wraps them without saying so.
(() => {
  const reach = () => document.querySelectorAll(".md-typeset__scrollwrap").forEach((each) => {
    each.tabIndex = 0;
    each.setAttribute("role", "region");
    each.setAttribute("aria-label", "Table");
  });
  new MutationObserver(reach).observe(document.body, {childList: true, subtree: true});
  reach();
})();
