(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const make = (tag, text, cls) => {
    const e = document.createElement(tag);
    if (text !== undefined) e.textContent = text;
    if (cls) e.className = cls;
    return e;
  };
  const name = (code) => data.names[code] || code;
  const signed = (v) => {
    if (v === null || v === undefined) return "–";
    const size = Math.abs(v).toFixed(2);
    return (size === "0.00" ? "" : v > 0 ? "+" : "−") + size;
  };
  const percent = (p) => (p >= 0.995 ? "> 99 %" : (100 * p).toFixed(0) + " %");
  const bloc = (axis, id) => {
    const [first] = axis.split("-");
    const a = data.axes[axis];
    return a ? (id === first ? a.first : a.second) : id;
  };
  const axisName = (axis) => (data.axes[axis] ? data.axes[axis].first + " – " + data.axes[axis].second : axis);
  // Only web addresses become links; anything else stays text.
  const safe = (url) => (/^https?:\/\//i.test(url || "") ? url : null);

  byId("summary").textContent =
    data.runs.kept.toLocaleString("en") + " articles kept of " + data.runs.read.toLocaleString("en") + " records read (" +
    data.runs.duplicates.toLocaleString("en") + " duplicates, " + data.runs.quarantined.toLocaleString("en") +
    " set aside). Version " + data.version + ".";

  const countrySelect = byId("country"), axisSelect = byId("axis"), grainSelect = byId("grain");
  Object.keys(data.series).sort((a, b) => name(a).localeCompare(name(b))).forEach((c) => {
    const o = make("option", name(c)); o.value = c; countrySelect.append(o);
  });

  const chart = echarts.init(byId("chart"), null, { renderer: "svg" });
  window.addEventListener("resize", () => chart.resize());

  function fillAxes() {
    const wanted = axisSelect.value;
    axisSelect.replaceChildren();
    Object.keys(data.series[countrySelect.value] || {}).forEach((a) => {
      const o = make("option", axisName(a)); o.value = a; axisSelect.append(o);
    });
    const has = (a) => Array.from(axisSelect.options).some((o) => o.value === a);
    if (has(wanted)) axisSelect.value = wanted; else if (has("west-russia")) axisSelect.value = "west-russia";
  }

  // A thin country is shown by year: a month or two with a number would be no line.
  function chooseGrain() {
    const series = (data.series[countrySelect.value] || {})[axisSelect.value] || {};
    const told = (grain) => (series[grain] || []).filter((p) => p[1] !== null).length;
    grainSelect.value = told("month") >= 12 ? "month" : "year";
  }

  function draw() {
    const country = countrySelect.value, axis = axisSelect.value;
    const points = ((data.series[country] || {})[axis] || {})[grainSelect.value] || [];
    // A period's number stands in its middle, so that a date lies on the right side of it.
    const length = { day: 1, week: 7, month: 30.4, year: 365.25 }[grainSelect.value] * 86400000;
    const middle = (p) => Date.parse(p[0]) + length / 2;
    const at = (value) => points.map((p) => [middle(p), p[1] === null ? null : value(p)]);
    const marks = data.shifts.filter((s) => s.country === country && s.axis === axis);
    const a = data.axes[axis] || { first: "+1", second: "−1" };
    chart.setOption({
      animation: false,
      grid: { left: 140, right: 24, top: 24, bottom: 64 },
      tooltip: {
        trigger: "axis",
        formatter: (items) => {
          const p = points[items[0].dataIndex];
          return p[1] === null
            ? p[0] + "<br>too little evidence (" + p[4] + " stories)"
            : p[0] + "<br>alignment " + signed(p[1]) + " (" + signed(p[2]) + " to " + signed(p[3]) + ")<br>" + p[4] + " stories";
        },
      },
      xAxis: { type: "time", min: points.length ? points[0][0] : undefined, max: points.length ? Date.parse(points[points.length - 1][0]) + length : undefined },
      yAxis: { type: "value", min: -1, max: 1, interval: 0.5, axisLabel: { formatter: (v) => (v === 1 ? a.first + " +1" : v === -1 ? a.second + " −1" : String(v)) } },
      dataZoom: [{ type: "slider", height: 18, bottom: 8 }],
      series: [
        { name: "lower", type: "line", stack: "band", symbol: "none", lineStyle: { opacity: 0 }, data: at((p) => p[2]), silent: true },
        { name: "band", type: "line", stack: "band", stackStrategy: "all", symbol: "none", lineStyle: { opacity: 0 }, areaStyle: { color: "#1f6fb2", opacity: 0.16 },
          data: at((p) => p[3] - p[2]), silent: true },
        { name: "alignment", type: "line", symbolSize: 5, color: "#1f6fb2", lineStyle: { width: 2 }, data: at((p) => p[1]),
          markLine: { symbol: "none", silent: true, lineStyle: { color: "#b2402a", type: "solid", width: 1.5 }, label: { formatter: (m) => m.data.day, color: "#b2402a" },
            data: marks.map((s) => ({ xAxis: s.date, day: s.date })) },
          markArea: { silent: true, itemStyle: { color: "#b2402a", opacity: 0.12 }, data: marks.map((s) => [{ xAxis: s.date_lower }, { xAxis: s.date_upper }]) } },
      ],
    }, true);
    const withNumber = points.filter((p) => p[1] !== null).length;
    byId("reading").textContent = name(country) + " on the axis " + axisName(axis) + ": " + withNumber + " of " + points.length +
      " periods carry a number, from " + points.reduce((n, p) => n + p[4], 0).toLocaleString("en") + " stories.";
    const topics = byId("topics");
    topics.replaceChildren();
    (data.topics[country] || []).forEach((t) => {
      const row = make("div", undefined, "topic");
      row.append(make("span", t.label), make("span", (100 * t.share).toFixed(0) + " % (" + t.year + ")", "number"));
      if (t.headline) row.title = t.headline;
      topics.append(row);
    });
  }

  function evidence(shift) {
    byId("evidence-of").textContent = shift
      ? name(shift.country) + ", " + axisName(shift.axis) + ", " + shift.date + ": the same outlets changed tone by " + signed(shift.same_outlets_effect) +
        ", the mix of outlets by " + signed(shift.outlet_mix_effect) + "."
      : "Choose a shift above.";
    const list = byId("evidence");
    list.replaceChildren();
    ((shift && data.evidence[shift.shift_id]) || []).forEach((e) => {
      const li = make("li"), p = make("p", e.sentence, "sentence"), s = make("div", undefined, "source");
      const kind = e.quad_class.replace("_", " ");
      s.append(make("span", e.source_actor + " → " + e.target_actor + ", "), make("span", kind, kind.split(" ")[1]), make("span", " (" + signed(e.stance) + ") · " + e.published.slice(0, 10) + " · "));
      const url = safe(e.url);
      if (url) { const link = make("a", e.outlet || url); link.href = url; link.rel = "noopener noreferrer"; s.append(link); } else s.append(make("span", e.outlet || ""));
      li.append(p, s);
      list.append(li);
    });
  }

  const body = byId("shifts").tBodies[0];
  data.shifts.forEach((s) => {
    const row = make("tr");
    row.tabIndex = 0;
    [name(s.country), axisName(s.axis), bloc(s.axis, s.direction), s.date, s.date_lower + " to " + s.date_upper].forEach((t) => row.append(make("td", t)));
    [signed(s.before), signed(s.after), percent(s.probability)].forEach((t) => row.append(make("td", t, "number")));
    const choose = () => {
      Array.from(body.rows).forEach((r) => r.classList.toggle("chosen", r === row));
      countrySelect.value = s.country; fillAxes(); axisSelect.value = s.axis; chooseGrain(); draw(); evidence(s);
    };
    row.addEventListener("click", choose);
    row.addEventListener("keydown", (k) => { if (k.key === "Enter" || k.key === " ") { k.preventDefault(); choose(); } });
    body.append(row);
  });
  byId("no-shifts").hidden = data.shifts.length > 0;
  byId("shifts").hidden = data.shifts.length === 0;

  countrySelect.addEventListener("change", () => { fillAxes(); chooseGrain(); draw(); evidence(null); });
  axisSelect.addEventListener("change", () => { chooseGrain(); draw(); evidence(null); });
  grainSelect.addEventListener("change", draw);
  if (body.rows.length) body.rows[0].click(); else if (countrySelect.options.length) { fillAxes(); chooseGrain(); draw(); evidence(null); }
})();
