package nl.mutatieboek.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nl.mutatieboek.browser.JobTable.JobRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the counted steps of the jobs must add up to. */
class JobTableTest {
    private static final JobTable JOBS = JobTable.read();

    @Test
    void table_lists_the_jobs_of_the_review() {
        assertThat(JOBS.rows())
                .extracting(JobRow::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 27).boxed().toList());
        assertThat(JOBS.rows().stream().filter(JobRow::common).map(JobRow::number))
                .containsExactly(1, 2, 3, 4, 5, 7, 8, 11, 13, 21);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void no_job_takes_more_steps_than_before(boolean javaScript) {
        assertThat(JOBS.rows().stream().filter(JobRow::isCounted))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.steps(javaScript))
                        .as("job %d", job.number())
                        .isLessThanOrEqualTo(job.stepsBefore()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ten_most_common_jobs_take_a_quarter_fewer_steps_together(boolean javaScript) {
        List<JobRow> common = JOBS.rows().stream().filter(JobRow::common).toList();
        int before = common.stream().mapToInt(JobRow::stepsBefore).sum();
        int now = common.stream().mapToInt(job -> job.steps(javaScript)).sum();

        assertThat(4 * now).as("%d steps, which were %d", now, before).isLessThanOrEqualTo(3 * before);
    }
}
