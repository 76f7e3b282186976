package nl.mutatieboek.platform.html;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.mutatieboek.platform.http.QueryParameters;
import org.springframework.stereotype.Controller;

/** Marks a controller that answers with pages for people: they get the frame, and what goes wrong becomes a page too. */
@Documented
@Controller
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PageController {
    /** The parameter that every page takes: in which language it is to be written. */
    String LANGUAGE_PARAMETER = QueryParameters.LANGUAGE;

    /** What a page that shows something under way says of itself: after how many seconds it is read again without a script. */
    String REFRESH_SECONDS_ATTRIBUTE = "readAgainAfter";
}
