/**
 * v13: a clip and what it said before say when the page was read that says it, where that was not when the clip was kept. Nothing
 * moves: who is silent was read then. An older version must not open the newer rows, which it does not know.
 */
export default function addReadAt() {}
