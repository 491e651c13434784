/// The command line: each command is one workbench call and one way to print.
@NullMarked
package spoor.cli;

import org.jspecify.annotations.NullMarked;
