/** Whether a node is an element, of whichever document: 「<p>」, not the text in it. */
export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
