/** The transport named {@code apache}: Apache HttpClient 5, blocking, with pooled connections. */
@NullMarked
package no.samklang.sync.transport.apache;

import org.jspecify.annotations.NullMarked;
