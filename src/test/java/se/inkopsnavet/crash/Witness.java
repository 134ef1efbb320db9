package se.inkopsnavet.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's own record of which node did what, kept by triggers that no hub knows of: a node is told by the name of its connections. It counts what was
 * committed, so that an effect that unique keys would hide is seen too. It can also hold every deadline back in the moment in which it fires.
 */
final class Witness {

    private static final String SET_UP = """
            create schema witness;
            create table witness.seen (n bigint generated always as identity, what text not null, subject text not null, node text not null);
            create function witness.note() returns trigger language plpgsql security definer as $$ begin
              insert into witness.seen (what, subject, node)
                values (tg_argv[0], coalesce(to_jsonb(new) ->> 'task_instance', to_jsonb(new) ->> 'id'), current_setting('application_name'));
              return null;
            end $$;
            create function witness.brake() returns trigger language plpgsql as $$ begin
              perform pg_advisory_xact_lock_shared(4711);
              return new;
            end $$;
            grant usage on schema witness to public;
            create trigger claimed after update of picked on scheduled_tasks for each row
              when (new.picked and not old.picked) execute function witness.note('claimed');
            create trigger sending after update of state on message for each row
              when (new.state = 'SENDING' and old.state <> 'SENDING' and new.flow = 'SMS') execute function witness.note('sending');
            create trigger fired after update of fired_at on deadline for each row
              when (new.fired_at is distinct from old.fired_at) execute function witness.note('fired');
            create trigger brake before update of fired_at on deadline for each row execute function witness.brake();
            """;

    private static final String SENDING = """
            select m.id::text from message m where m.flow = 'SMS' and m.state = 'SENDING'
               and ? = (select s.node from witness.seen s where s.what = 'sending' and s.subject = m.id::text order by s.n desc limit 1)""";

    private static final String CLAIMED = """
            select d.id::text from scheduled_tasks t join deadline d on d.id::text = t.task_instance
             where t.task_name = 'deadline' and t.picked and d.fired_at is null
               and ? = (select s.node from witness.seen s where s.what = 'claimed' and s.subject = t.task_instance order by s.n desc limit 1)""";

    private final DataSource database;
    private final JdbcClient jdbc;

    private Witness(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
    }

    /** @param database as superuser */
    static Witness of(DataSource database) {
        Witness witness = new Witness(database);
        witness.jdbc.sql(SET_UP).update();
        return witness;
    }

    /** SMS that the node has in its hands: SENDING is committed, the outcome is not. */
    List<String> sending(String node) {
        return jdbc.sql(SENDING).param(node).query(String.class).list();
    }

    /** Deadlines that the node has claimed and not fired. */
    List<String> claimed(String node) {
        return jdbc.sql(CLAIMED).param(node).query(String.class).list();
    }

    /** Which nodes fired it, each time that it was committed. */
    List<String> fired(String deadline) {
        return nodes("fired", deadline);
    }

    /** Which nodes have claimed it, in turn. */
    List<String> claims(String instance) {
        return nodes("claimed", instance);
    }

    private List<String> nodes(String what, String subject) {
        return jdbc.sql("select node from witness.seen where what = ? and subject = ? order by n")
                .params(what, subject)
                .query(String.class)
                .list();
    }

    /** How often the node has claimed anything. */
    int claimsOf(String node) {
        return jdbc.sql("select count(*) from witness.seen where what = 'claimed' and node = ?")
                .param(node)
                .query(Integer.class)
                .single();
    }

    /** No deadline fires until this is closed: whoever is firing one stands in the middle of its transaction. */
    Connection holdDeadlines() throws SQLException {
        Connection connection = database.getConnection();
        // Of a transaction, which a pool ends when it takes the connection back.
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(4711)");
        }
        return connection;
    }
}
