package no.samklang.sync;

import no.samklang.sync.spi.Ability;
import no.samklang.sync.spi.Certificate;
import no.samklang.sync.spi.Message;

/**
 * Something that a route relies on, and whether the connector that declares it proved it.
 *
 * @param system id of the connector
 * @param type name of the entity type
 * @param ability what is declared
 * @param declared the value declared
 * @param standing how it stands beside the connector's {@link Certificate}; without a certificate
 *     everything is unproven
 * @param message the same as a sentence for people
 */
public record AbilityCheck(
    String system,
    String type,
    Ability ability,
    String declared,
    Certificate.Standing standing,
    Message message) {}
