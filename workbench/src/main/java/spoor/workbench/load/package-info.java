/// Loads while a case is served: a queue of jobs, and the files that a browser hands over.
@NullMarked
package spoor.workbench.load;

import org.jspecify.annotations.NullMarked;
