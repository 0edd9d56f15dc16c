import { createRoot } from "react-dom/client";
import { Desk } from "./desk.tsx";

createRoot(document.body).render(<Desk />);
