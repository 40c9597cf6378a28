/**
 * What a host application uses: it describes an {@link no.samklang.sync.Integration}, opens it with
 * a {@link no.samklang.sync.SyncEngine} and plans, applies, runs and explains.
 */
@NullMarked
package no.samklang.sync;

import org.jspecify.annotations.NullMarked;
