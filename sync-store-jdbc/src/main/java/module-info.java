/** State store in an SQLite file or in PostgreSQL. */
module no.samklang.sync.store.jdbc {
  requires transitive no.samklang.sync;
  requires transitive java.sql;
  requires org.xerial.sqlitejdbc;
  requires static transitive org.jspecify;

  exports no.samklang.sync.store.jdbc;
}
