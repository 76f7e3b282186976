package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RowsTest {
    private static final String ADD = "insert into note values (?, ?)";
    private static final String CHANGE = "update note set said = ? where id = ?";

    private final JdbcTemplate jdbc = new JdbcTemplate(
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", ""));
    private final Rows rows = new Rows(jdbc);

    @BeforeEach
    void table() {
        jdbc.execute("create table note (id integer primary key, said varchar(10))");
    }

    @Test
    void writes_nothing_before_it_is_told_and_nothing_twice() {
        rows.add(ADD, 1, "a");
        assertThat(said(1)).isEmpty();

        rows.write();
        rows.write();
        assertThat(said(1)).containsExactly("a");
    }

    @Test
    void changes_what_was_added_in_the_same_batch_and_the_last_change_stands() {
        rows.add(ADD, 1, null);
        rows.changeOne(CHANGE, "b", 1);
        rows.changeSome("update note set said = said || ? where id = 1", "c");
        rows.changeOne(CHANGE, "d", 1);
        rows.add(ADD, 2, "e");
        rows.write();

        assertThat(said(1)).containsExactly("d");
        assertThat(said(2)).containsExactly("e");
    }

    @Test
    void a_change_that_finds_no_row_is_not_passed_over() {
        rows.add(ADD, 1, "a");
        rows.changeOne(CHANGE, "b", 1);
        rows.changeOne(CHANGE, "b", 2);
        assertThatThrownBy(rows::write).hasMessage("0 rows for " + CHANGE + " with [b, 2]");

        Rows others = new Rows(jdbc);
        others.changeSome(CHANGE, "b", 3);
        assertThatThrownBy(others::write).hasMessage("0 rows for " + CHANGE + " with [b, 3]");
    }

    @Test
    void a_change_of_one_row_that_finds_two_is_not_let_through() {
        rows.add(ADD, 1, "a");
        rows.add(ADD, 2, "a");
        rows.changeOne("update note set said = ?", "b");
        assertThatThrownBy(rows::write).hasMessageStartingWith("2 rows");
    }

    private List<String> said(int id) {
        return jdbc.queryForList("select said from note where id = ?", String.class, id);
    }
}
