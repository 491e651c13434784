/// One record as its file has it: which bytes, where, and whether they are those that were read.
@NullMarked
package spoor.workbench.records;

import org.jspecify.annotations.NullMarked;
