package no.samklang.sync.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import no.samklang.sync.spi.Ability;

/** Says which abilities a test helps to prove: each needs all of its tests. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Proves {
  Ability[] value();
}
