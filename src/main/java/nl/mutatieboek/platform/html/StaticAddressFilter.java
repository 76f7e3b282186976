package nl.mutatieboek.platform.html;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Adds the version of a static file to its address in a page. Other addresses are not looked up, because each would be
 * searched for in every library.
 */
final class StaticAddressFilter extends ResourceUrlEncodingFilter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        super.doFilter(
                request,
                response,
                (wrapped, encoding) -> chain.doFilter(
                        wrapped,
                        new StaticAddressResponse((HttpServletRequest) wrapped, (HttpServletResponse) encoding)));
    }

    private static final class StaticAddressResponse extends HttpServletResponseWrapper {
        private final String files;
        private final String libraries;

        StaticAddressResponse(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.files = request.getContextPath() + "/theme/";
            this.libraries = request.getContextPath() + "/webjars/";
        }

        @Override
        public String encodeURL(String url) {
            return url.startsWith(files) || url.startsWith(libraries) ? super.encodeURL(url) : url;
        }
    }
}
