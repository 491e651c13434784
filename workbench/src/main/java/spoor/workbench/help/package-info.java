/// The pages of the project, as the workbench shows them: found, read and searched.
@NullMarked
package spoor.workbench.help;

import org.jspecify.annotations.NullMarked;
