/** The engine seen from outside: whole runs between two systems in memory. */
package no.samklang.sync.engine;
