package nl.mutatieboek.platform.html;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.format.ProblemView;
import nl.mutatieboek.platform.http.DatabaseFailureMapper;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds the frame to every page, including error pages. */
// Must precede the advice of the API, which rethrows the exceptions of pages.
@Order(0)
@ControllerAdvice(annotations = PageController.class, assignableTypes = ErrorPageController.class)
class PageFrameAdvice {
    /** The paging cursor belongs to the as-of point of the request. */
    private static final Set<String> NOT_KEPT = Set.of("after", "before", PageController.LANGUAGE_PARAMETER);

    private final ProblemRenderer problems;
    private final MessageSource messages;
    private final boolean demo;

    PageFrameAdvice(ProblemRenderer problems, MessageSource messages, Environment environment) {
        this.problems = problems;
        this.messages = messages;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("frame")
    PageFrame frame(HttpServletRequest request, HttpServletResponse response, Locale language) {
        Principal person = request.getUserPrincipal();
        return new PageFrame(
                person == null ? null : person.getName(),
                person instanceof UsernamePasswordAuthenticationToken,
                allowed(person),
                request.getRequestURI(),
                PageLocaleResolver.SUPPORTED.stream()
                        .map(other -> new PageFrame.LanguageLink(
                                other.getLanguage(),
                                address(request, other),
                                other.getLanguage().equals(language.getLanguage())))
                        .toList(),
                demo,
                parameters(request),
                selectedParameters(request, ValidatedQuery.CARRIED::contains),
                selectedParameters(request, name -> !ValidatedQuery.CARRIED.contains(name) && !NOT_KEPT.contains(name)),
                response::getStatus);
    }

    private static Set<String> parameters(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                ? Arrays.stream(handler.getMethodParameters())
                        .map(MethodParameter::getParameterType)
                        .filter(ValidatedQuery.class::isAssignableFrom)
                        .flatMap(query -> Arrays.stream(query.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Set<String> allowed(@Nullable Principal person) {
        return person instanceof Authentication known
                ? known.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Map<String, String> selectedParameters(HttpServletRequest request, Predicate<String> which) {
        Map<String, String> selectedParameters = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (HttpMethod.GET.matches(request.getMethod()) && which.test(name) && !values[0].isEmpty()) {
                selectedParameters.put(name, values[0]);
            }
        });
        return selectedParameters;
    }

    /** Error pages of refused requests show the message of the API, which is written for people too. */
    @ExceptionHandler
    ModelAndView problem(
            CodedException failure, HttpServletRequest request, HttpServletResponse response, Locale language) {
        ProblemException problem = ProblemException.of(failure);
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        ProblemView view = problems.toView(problem, language);
        ModelAndView page = new ModelAndView(
                ErrorPageFactory.VIEW,
                Map.of("frame", frame(request, response, language), ErrorPageFactory.PROBLEM_ATTRIBUTE, view));
        InvalidQueryForm.of(request, view.errors(), name -> label(name, language))
                .ifPresent(form -> page.addObject("queryForm", form));
        return page;
    }

    @ExceptionHandler
    ModelAndView unavailable(
            LedgerUnavailableException failure,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language) {
        return problem(UnavailableException.of(failure), request, response, language);
    }

    private String label(String parameter, Locale language) {
        return Objects.requireNonNull(messages.getMessage("page.criterion." + parameter, null, parameter, language));
    }

    /** The container resets the response, because a file may have been started. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void databaseUnavailable(RuntimeException failure, HttpServletResponse response) throws IOException {
        ProblemException problem = DatabaseFailureMapper.toProblem(failure)
                .filter(found -> !response.isCommitted())
                .orElseThrow(() -> failure);
        problem.headers().forEach(response::setHeader);
        response.sendError(problem.status());
    }

    /** Values that no form of these pages sends, such as a key in another format. */
    @ExceptionHandler
    ModelAndView malformed(
            MalformedValueException malformed,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return new ModelAndView(
                ErrorPageFactory.VIEW,
                Map.of(
                        "frame",
                        frame(request, response, language),
                        ErrorPageFactory.PROBLEM_ATTRIBUTE,
                        problems.toView(malformed, language)));
    }

    /** Prevents links to another site: leading slashes are reduced to one. */
    private static String address(HttpServletRequest request, Locale language) {
        String failed = text(request, RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed;
        String query = failed == null ? request.getQueryString() : text(request, RequestDispatcher.ERROR_QUERY_STRING);
        boolean readAgain = HttpMethod.GET.matches(request.getMethod());
        return UriComponentsBuilder.fromPath(readAgain ? path : "/")
                .query(readAgain && query != null ? query : "")
                .replaceQueryParam(PageController.LANGUAGE_PARAMETER, language.getLanguage())
                .build()
                .toUriString();
    }

    private static @Nullable String text(HttpServletRequest request, String attribute) {
        return request.getAttribute(attribute) instanceof String text ? text : null;
    }
}
