// Moving in pictures. Without it they are as readable: this only adds to what the page already is.
(() => {
  const STEP = 1.3, LEAST = .2, MOST = 6;
  const made = (tag, given, ...inner) => {
    const each = Object.assign(document.createElement(tag), given);
    each.append(...inner);
    return each;
  };

  const equip = (figure) => {
    const stage = figure.querySelector(".ak-stage"), svg = stage.querySelector("svg");
    const natural = svg.viewBox.baseVal.width;
    const parts = [...svg.querySelectorAll("[data-box], [data-source]")];
    const of = (part) => part.dataset;

    // Larger and smaller: the picture changes its width, and the stage scrolls.
    const room = () => stage.clientWidth - 12;
    const shown = () => svg.getBoundingClientRect().width / natural;
    const zoom = (scale, at) => {
      const before = svg.getBoundingClientRect(), around = stage.getBoundingClientRect();
      const x = at ? at.clientX : around.left + stage.clientWidth / 2;
      const y = at ? at.clientY : around.top + stage.clientHeight / 2;
      const share = [(x - before.left) / before.width, (y - before.top) / before.height];
      stage.classList.add("ak-larger");
      svg.style.width = `${Math.min(MOST, Math.max(LEAST, scale)) * natural}px`;
      const after = svg.getBoundingClientRect();
      stage.scrollLeft += after.left + share[0] * after.width - x;
      stage.scrollTop += after.top + share[1] * after.height - y;
    };
    const whole = () => {
      stage.classList.add("ak-larger");
      const high = document.fullscreenElement === figure ? (stage.clientHeight - 12) / svg.viewBox.baseVal.height : Infinity;
      svg.style.width = `${Math.min(room() / natural, high, document.fullscreenElement === figure ? MOST : 1) * natural}px`;
    };
    const fill = () => document.fullscreenElement ? document.exitFullscreen() : figure.requestFullscreen();
    const keys = {"+": () => zoom(shown() * STEP), "=": () => zoom(shown() * STEP), "-": () => zoom(shown() / STEP), "0": whole};
    stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(shown() * (event.deltaY < 0 ? STEP : 1 / STEP), event);
    }, {passive: false});

    // A mouse drags; fingers and the arrow keys scroll by themselves.
    let held = null, moved = false;
    stage.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      held = {x: event.clientX, y: event.clientY, left: stage.scrollLeft, top: stage.scrollTop};
      moved = false;
    });
    addEventListener("pointermove", (event) => {
      if (!held) return;
      const [x, y] = [event.clientX - held.x, event.clientY - held.y];
      moved ||= Math.abs(x) + Math.abs(y) > 5;
      if (!moved) return;
      stage.classList.add("ak-held");
      stage.scrollTo({left: held.left - x, top: held.top - y, behavior: "instant"});
    });
    addEventListener("pointerup", () => {
      held = null;
      stage.classList.remove("ak-held");
    });
    stage.addEventListener("click", (event) => moved && event.preventDefault(), true);
    stage.addEventListener("dragstart", (event) => event.preventDefault());

    // What is lit: what the pointer or the focus is on with its neighbours, or else what was asked for.
    let asked = new Set();
    const light = (lit) => {
      stage.classList.toggle("ak-lights", lit.size > 0);
      parts.forEach((part) => part.classList.toggle("ak-lit", lit.has(part)));
    };
    const around = (part) => {
      const {box, source, target} = of(part);
      const ends = new Set(box === undefined ? [source, target] : [box]);
      const ways = parts.filter((each) => of(each).source !== undefined
        && (box === undefined ? of(each).source === source && of(each).target === target
          : of(each).source === box || of(each).target === box));
      ways.forEach((each) => ends.add(of(each).source).add(of(each).target));
      return new Set([...ways, ...parts.filter((each) => ends.has(of(each).box))]);
    };
    const found = (event) => event.target.closest("[data-box], [data-source]") || event.target.querySelector?.("[data-box]");
    const over = (event) => {
      const part = svg.contains(event.target) && event.target !== svg && found(event);
      light(part ? around(part) : asked);
    };
    stage.addEventListener("pointerover", over);
    stage.addEventListener("focusin", over);
    stage.addEventListener("pointerleave", () => light(asked));
    stage.addEventListener("focusout", () => light(asked));

    // What to show: by what things are made with, or by how sensitive data are.
    const values = (name) => [...new Set(parts.map((part) => of(part)[name]).filter(Boolean))].sort();
    const told = made("output", {});
    const choose = (name, value) => {
      const met = parts.filter((part) => of(part)[name] === value);
      const ends = new Set(met.flatMap((part) => [of(part).box, of(part).source, of(part).target]));
      const boxes = new Set(parts.filter((part) => of(part).box !== undefined && ends.has(of(part).box)));
      const names = new Set([...boxes].map((part) => of(part).box));
      const ways = parts.filter((part) => met.includes(part) || (name === "technology" && names.has(of(part).source) && names.has(of(part).target)));
      asked = new Set([...boxes, ...ways]);
      told.textContent = `${boxes.size} of ${parts.filter((part) => of(part).box !== undefined).length} shown in full`;
      light(asked);
    };
    const choices = {level: ["Data", (it) => `${it} data`], technology: ["Made with", (it) => it]};
    const groups = Object.entries(choices).flatMap(([name, [label, say]]) => {
      const options = values(name).map((it) => made("option", {value: `${name}:${it}`, textContent: say(it)}));
      return options.length > 1 ? [made("optgroup", {label}, ...options)] : [];
    });
    const select = made("select", {
      onchange: () => {
        const [name, ...rest] = select.value.split(":");
        if (select.value) return choose(name, rest.join(":"));
        [asked, told.textContent] = [new Set(), ""];
        light(asked);
      },
    }, made("option", {value: "", textContent: "everything"}), ...groups);

    const name = stage.getAttribute("aria-label");
    const button = (textContent, title, onclick) => {
      const each = made("button", {type: "button", textContent, title, onclick});
      each.setAttribute("aria-label", title);
      return each;
    };
    const bar = made("div", {className: "ak-bar"},
      button("+", "Zoom in", keys["+"]), button("−", "Zoom out", keys["-"]), button("Whole", "Whole picture", whole),
      ...(figure.requestFullscreen ? [button("Full screen", "Full screen", fill)] : []),
      ...(groups.length ? [made("label", {}, "Show ", select), told] : []));
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", name.replace("Picture", "Move in the picture"));
    figure.insertBefore(bar, stage);
    figure.addEventListener("fullscreenchange", whole);

    return (part) => {
      parts.forEach((each) => each.classList.toggle("ak-meant", each === part));
      asked = around(part);
      light(asked);
      part.scrollIntoView({block: "center", inline: "center"});
    };
  };

  const figures = new Map([...document.querySelectorAll(".ak-picture")].map((each) => [each, equip(each)]));
  const follow = () => {
    const meant = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const show = meant && figures.get(meant.closest(".ak-picture"));
    if (show && meant.dataset.box !== undefined) show(meant);
  };
  addEventListener("hashchange", follow);
  follow();
})();
