package no.samklang.benchmarks.work;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.StepExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.SimpleStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.ItemProcessor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The same work as a Spring Batch job of one chunk-oriented step: a paging reader, a processor that
 * leaves out what has the hash it had, a writer that puts each record and keeps the hashes in one
 * batch. Job repository and hashes share one H2 file. Setting up is not measured.
 */
final class SpringBatchWork implements Work {
  /** Small chunks share out evenly when several threads take them. */
  private static final int CHUNK_OF_MANY_THREADS = 50;

  private final Task task;
  private final JdbcConnectionPool database;
  private final PlainClient client;
  private final TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
  private final Job job;

  SpringBatchWork(Task task) {
    this.task = task;
    this.client = new PlainClient(task.base(), task.threads() + 1);
    this.database = database(task);
    try {
      prepare(database);
      JobRepository repository = repository(database);
      launcher.setJobRepository(repository);
      launcher.afterPropertiesSet();
      job = new JobBuilder("customers", repository).start(step(repository)).build();
    } catch (Exception wrong) {
      throw new IllegalStateException("the job cannot be set up", wrong);
    }
  }

  /** An order must not be forgotten with what H2 has not yet written. */
  private static JdbcConnectionPool database(Task task) {
    Path file = task.folder().resolve("batch");
    return task.scenario() == Task.Scenario.ORDERS
        ? Databases.durable(file)
        : Databases.plain(file);
  }

  private static void prepare(DataSource database) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    Integer tables =
        jdbc.queryForObject(
            "SELECT count(*) FROM information_schema.tables WHERE table_name = 'SYNCED'",
            Integer.class);
    if (tables == null || tables == 0) {
      new ResourceDatabasePopulator(
              new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
          .execute(database);
      jdbc.execute("CREATE TABLE synced (id VARCHAR(40) PRIMARY KEY, hash BINARY(32) NOT NULL)");
    }
  }

  private static JobRepository repository(DataSource database) throws Exception {
    JobRepositoryFactoryBean factory = new JobRepositoryFactoryBean();
    factory.setDataSource(database);
    factory.setTransactionManager(new JdbcTransactionManager(database));
    factory.afterPropertiesSet();
    return factory.getObject();
  }

  // Without a throttle limit Spring Batch 5.2 keeps to four threads, whatever the executor has.
  @SuppressWarnings({"deprecation", "removal"})
  private Step step(JobRepository repository) {
    HashTable hashes = new HashTable(new JdbcTemplate(database));
    int chunk = task.threads() > 1 ? CHUNK_OF_MANY_THREADS : Task.PAGE;
    SimpleStepBuilder<SpringItems.Known, SpringItems.Wanted> step =
        new StepBuilder("customers", repository)
            .<SpringItems.Known, SpringItems.Wanted>chunk(
                chunk, new JdbcTransactionManager(database))
            .reader(new SpringItems.Reader(client, hashes))
            .processor(processor())
            .writer(new SpringItems.Writer(sending(), hashes));
    if (task.threads() > 1) {
      SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("step-");
      executor.setConcurrencyLimit(task.threads());
      step.taskExecutor(executor).throttleLimit(task.threads());
    }
    return step.build();
  }

  private ItemProcessor<SpringItems.Known, SpringItems.Wanted> processor() {
    return task.scenario() == Task.Scenario.ORDERS
        ? SpringItems::order
        : new SpringItems.Processor();
  }

  private SpringItems.Sending sending() {
    return task.scenario() == Task.Scenario.ORDERS
        ? one -> client.post("/target/orders", one.json())
        : one -> client.put("/target/customers/" + one.row().id(), one.json());
  }

  @Override
  public Notes run() throws Exception {
    JobExecution execution =
        launcher.run(
            job,
            new JobParametersBuilder()
                .addString("scenario", task.scenario().name())
                .addLong("run", System.nanoTime())
                .toJobParameters());
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      throw new Unfinished(
          "the job ended " + execution.getStatus() + ": " + execution.getAllFailureExceptions());
    }
    StepExecution step = execution.getStepExecutions().iterator().next();
    return new Notes(step.getWriteCount(), step.getFilterCount(), step.getCommitCount());
  }

  @Override
  public void close() {
    database.dispose();
    try {
      client.close();
    } catch (IOException leftOpen) {
      throw new IllegalStateException("the client cannot be closed", leftOpen);
    }
  }
}
