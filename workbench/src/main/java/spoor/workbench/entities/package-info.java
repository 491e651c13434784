/// What the values of columns are - addresses, accounts, hosts - and where else in a case they
/// stand.
@NullMarked
package spoor.workbench.entities;

import org.jspecify.annotations.NullMarked;
