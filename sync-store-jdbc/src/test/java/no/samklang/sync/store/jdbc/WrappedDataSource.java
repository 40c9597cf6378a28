package no.samklang.sync.store.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool whose connections pass through the hands of a test. */
record WrappedDataSource(DataSource pool, Step step) implements DataSource {
  /** What is done with a connection. */
  @FunctionalInterface
  interface Step {
    Connection with(Connection connection) throws SQLException;
  }

  /** What is done in place of a call. */
  @FunctionalInterface
  interface Before {
    void run(Connection connection) throws SQLException;
  }

  /** Returns the connection as one that does something before each commit. */
  static Connection beforeCommit(Connection connection, Before before) {
    return (Connection)
        Proxy.newProxyInstance(
            WrappedDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                before.run(connection);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection() throws SQLException {
    return step.with(pool.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return step.with(pool.getConnection(user, password));
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
