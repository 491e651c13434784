/// Pictures of tables: a small model made from the rows, drawn as SVG by one writer, the same for
/// reports and for the page.
@org.jspecify.annotations.NullMarked
package spoor.workbench.picture;
