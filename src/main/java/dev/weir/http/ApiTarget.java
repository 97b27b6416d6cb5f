package dev.weir.http;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;

/**
 * Where requests of an API interface go. Feign's own target reads the URL anew for each request.
 *
 * @param url what each path is appended to, with or without a slash at its end
 */
record ApiTarget<A>(Class<A> type, String url) implements Target<A> {

  ApiTarget {
    url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  @Override
  public String name() {
    return url;
  }

  @Override
  public Request apply(RequestTemplate template) {
    return Request.create(
        Request.HttpMethod.valueOf(template.method()),
        url + template.url(),
        template.headers(),
        template.body(),
        template.requestCharset(),
        template);
  }
}
