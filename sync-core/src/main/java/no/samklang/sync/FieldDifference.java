package no.samklang.sync;

import org.jspecify.annotations.Nullable;

/**
 * One field that differs.
 *
 * @param field name of the field, nested ones with dots
 * @param before value in the target; null when empty or not known
 * @param after value that would be written; null when it would be emptied
 */
public record FieldDifference(String field, @Nullable String before, @Nullable String after) {}
