// The local page: one socket to the netlab that runs on this machine, and the same renderer as in notebooks.
import { mount } from "./live.js";

const desk = document.getElementById("desk");
const socket = new WebSocket(`ws://${location.host}/socket`);

socket.addEventListener("open", () => {
  desk.textContent = "";
  const draw = mount(desk, (event, piece) => {
    socket.send(JSON.stringify({ ...event, follows: Boolean(piece) }));
    if (piece) socket.send(piece);
  });
  socket.addEventListener("message", (message) => draw(JSON.parse(message.data)));
});
socket.addEventListener("close", () => {
  const told = document.createElement("p");
  told.className = "stopped";
  told.setAttribute("role", "alert");
  told.textContent = "netlab has stopped. Your answers are on disk; start netlab again to go on.";
  desk.before(told);
  desk.inert = true;
});
