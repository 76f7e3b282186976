package nl.mutatieboek.platform.html;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.springframework.stereotype.Controller;

/** Marks a controller that answers with HTML pages. Its pages get the frame, and its errors become pages. */
@Documented
@Controller
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PageController {
    /** The parameter of every page that selects its language. */
    String LANGUAGE_PARAMETER = ValidatedQuery.LANGUAGE;

    /**
     * Model attribute for pages about work in progress: the number of seconds before a browser without scripts reloads
     * the page.
     */
    String REFRESH_SECONDS_ATTRIBUTE = "refreshSeconds";
}
