/**
 * Connector for Visma.net ERP: reads customers, projects, tasks, employees and items by changes,
 * and writes project transactions that can be found again.
 */
@NullMarked
package no.samklang.connector.vismanet;

import org.jspecify.annotations.NullMarked;
