/// Records of network flows. Every dialect fills the table `NetFlow` in one vocabulary, which
/// [spoor.formats.flows.FlowColumns] lists; [spoor.formats.flows.FlowDialect] maps the columns of
/// each dialect to it. A format whose delimited files hold flows among other columns asks
/// [spoor.formats.flows.FlowTable] for the reading: columns that the dialect does not know keep
/// their own names behind the vocabulary.
@NullMarked
package spoor.formats.flows;

import org.jspecify.annotations.NullMarked;
