/**
 * Stateful simulators of business systems: they serve the vendors' own paths on the loopback
 * address, hold what is written to them, refuse what the vendors refuse, and can be told to fail.
 *
 * <pre>{@code
 * try (Simulator visma = VismanetSimulator.start(SimulatorOptions.defaults().records(100))) {
 *   visma.admin().put("customers", Map.of("number", "10001", "name", "Nytt navn"));
 *   visma.admin().fault(Fault.on("POST", "/v1/projecttransaction").dropAnswer().times(1));
 *   …
 * }
 * }</pre>
 *
 * <p>The same over HTTP, where {@code GET /_sim/} shows a help text with the keys to use:
 *
 * <ul>
 *   <li>{@code GET /_sim/data} gives all rows by collection; {@code ?collection=x} one collection,
 *       {@code ?counts=true} only how many there are.
 *   <li>{@code POST /_sim/data} with <code>
 *       {"customers": [{"number": "10001", "name": "Nytt navn"}]}</code> adds rows or changes the
 *       named properties of the row with the same key; null removes a property. <code>
 *       {"customers": {"put": [], "delete": ["10002"]}}</code> deletes as well. A row that names
 *       its internal id and another code is renumbered. {@code ?checked=true} refuses what a user
 *       of the system could not do.
 *   <li>{@code GET /_sim/requests} gives <code>{"total", "counts", "log", "violations"}</code>;
 *       {@code DELETE} forgets them.
 *   <li>{@code POST /_sim/faults} orders one fault or an array of them, {@code GET} shows and
 *       {@code DELETE} clears them. {@code method}, {@code path} (a prefix) or {@code regex} (the
 *       whole path) name the candidates; {@code nth}, {@code first}, {@code every}, {@code share}
 *       with {@code seed} choose among them, {@code times} limits the strikes. {@code effect} is
 *       one of {@code latency} and {@code hide-created} (with {@code delayMs}), {@code status}
 *       (with {@code status}, {@code body} as vendor, gateway, html or empty, {@code afterWork}),
 *       {@code too-many-requests} (with {@code retryAfter} in seconds), {@code drop-answer}, {@code
 *       drop-connection}, {@code truncate}, {@code expire-tokens}. For example <code>
 *       {"method": "POST", "path": "/v1/projecttransaction", "effect": "drop-answer",
 *       "times": 1}</code>.
 *   <li>{@code GET /_sim/variants} shows the variants in force and all there are; {@code POST} with
 *       <code>
 *       {"variants": ["low-page-size"]}</code> replaces those in force.
 *   <li>{@code POST /_sim/clock} with <code>{"offset": "PT1H"}</code> moves the simulator's clock.
 *   <li>{@code POST /_sim/reset} brings back the state after the start.
 * </ul>
 */
@NullMarked
package no.samklang.simulators;

import org.jspecify.annotations.NullMarked;
