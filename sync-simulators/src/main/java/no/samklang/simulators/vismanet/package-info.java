/**
 * The simulator of the Visma.net ERP API: customers, projects, tasks, employees, items, periods and
 * accounts to read, project transactions to write and find again. It keeps to what the vendor
 * publishes; where nothing is published, {@link no.samklang.simulators.vismanet.VismanetVariants}
 * switches between the answers that are possible.
 */
@NullMarked
package no.samklang.simulators.vismanet;

import org.jspecify.annotations.NullMarked;
