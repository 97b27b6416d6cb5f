import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.live.model.v20161101.DescribeLiveStreamsOnlineListRequest;
import com.aliyuncs.profile.DefaultProfile;
import java.net.URI;

/**
 * What the vendor's own client sees of the streams on the air. It runs in a process of its own,
 * against the sandbox whose address is the first argument, and tells what it sees line by line.
 */
public class ApsaraVideoAir {

  /** Address, access key and secret key. */
  public static void main(String[] arguments) throws Exception {
    var client =
        new DefaultAcsClient(DefaultProfile.getProfile("cn-shanghai", arguments[1], arguments[2]));
    var request = new DescribeLiveStreamsOnlineListRequest();
    request.setSysEndpoint(URI.create(arguments[0]).getAuthority());
    request.setSysProtocol(ProtocolType.HTTP);
    request.setDomainName("play.example.com");
    for (var stream : client.getAcsResponse(request).getOnlineInfo()) {
      System.out.println(
          String.join(
              " ",
              stream.getAppName() + "/" + stream.getStreamName(),
              stream.getPublishTime(),
              stream.getClientIp(),
              String.valueOf(1000 * (stream.getVideoDataRate() + stream.getAudioDataRate())),
              String.valueOf(stream.getFrameRate()),
              stream.getWidth() + "x" + stream.getHeight()));
    }
  }
}
