// Without this script both pictures stand one below the other.
const slider = document.getElementById("slider");
if (slider) {
  const layers = document.querySelector(".layers");
  const move = () => layers.style.setProperty("--at", `${slider.value}%`);
  document.documentElement.classList.add("sliding");
  slider.addEventListener("input", move);
  move();
}
