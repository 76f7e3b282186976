package nl.mutatieboek.architecture.violation.balance;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A read model that decides how HTTP reports what is missing. */
public final class ReportsHttpProblem {
    private ReportsHttpProblem() {}

    public static ProblemDetail unknown() {
        return ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
    }
}
