"""What victim care refuses, and what to do next."""

from lachan.access.refusals import Refusal


class ReceivedInFuture(Refusal):
    """Giờ tiếp nhận không thể sau giờ ghi. Sửa lại giờ tiếp nhận."""


class AlreadyReceived(Refusal):
    """Người này đã được ghi nhận từ lần gửi trước. Không cần gửi lại; mở hồ sơ trong danh sách."""


class AlreadyInCare(Refusal):
    """Người này đã có hồ sơ hỗ trợ, ở đơn vị mình hoặc nơi khác. Mở hồ sơ trong danh sách; không thấy thì hỏi cơ quan y tế cấp tỉnh."""


class NoSuchBirthYear(Refusal):
    """Năm sinh phải đủ bốn chữ số, từ 1900 đến năm tiếp nhận. Sửa lại (năm Phật lịch thì trừ 543), hoặc để trống nếu chưa rõ."""


class AgesContradict(Refusal):
    """Các điều ghi về tuổi không khớp nhau. Đối chiếu rồi sửa một trong hai, hoặc để «chưa biết»; chưa rõ tuổi vẫn được tiếp nhận, hỗ trợ."""


class ReceivedLongAgo(Refusal):
    """Giờ tiếp nhận trước năm 1990 không ghi được. Kiểm tra lại năm; năm ghi hai chữ số thì ghi đủ bốn chữ số."""


class NotAtWorkThen(Refusal):
    """Vào ngày tiếp nhận này đơn vị chưa hoạt động hoặc đã kết thúc hoạt động. Sửa lại ngày; nơi trước đó đã tiếp nhận thì ghi ngày đơn vị nhận người, đơn vị đã kết thúc thì đưa người đó đến nơi kế tiếp. Hỗ trợ không chờ việc ghi này."""


class TooLong(Refusal):
    """Nội dung ở ô này dài quá nên chưa lưu. Rút gọn, phần còn lại ghi ở «Điều khác»; nội dung vừa nhập vẫn còn."""


class NothingOfWho(Refusal):
    """Chưa ghi điều nào về danh tính nên chưa có gì được lưu. Điền ô cần thêm hoặc sửa, hoặc đánh dấu điều đã ghi sai cần bỏ; ô để trống giữ như cũ."""


class NoSuchPlace(Refusal):
    """Không có xã, phường này vào ngày tiếp nhận. Chọn lại trong danh sách; chưa rõ thì để trống."""


class WordsNeeded(Refusal):
    """Chưa ghi nội dung. Ghi ngắn gọn bằng lời của người đó rồi lưu lại."""


class RepresentativeNeeded(Refusal):
    """Người dưới 18 tuổi chưa có người đại diện nên chưa hỏi chuyện, chưa ghi lời kể. Đề nghị Ủy ban nhân dân cấp xã hoặc Đoàn Thanh niên, Hội Phụ nữ cử người đại diện; cha mẹ có liên quan đến việc mua bán thì cử người khác. Tiếp nhận, an toàn, khám bệnh, ăn ở vẫn làm ngay. Trẻ tự kể, không ai hỏi, thì chọn «Không: trẻ tự kể» để lời ấy không mất."""


class AgeNotKnown(Refusal):
    """Chưa rõ người này đã đủ 18 tuổi hay chưa, nên làm như với người dưới 18 tuổi: cần người đại diện mới hỏi chuyện, ghi lời kể. Người đó đã đủ 18 tuổi thì đánh dấu ở ô tuổi; nhìn và hỏi là đủ, không cần giấy tờ. Có người đại diện, hoặc người đó tự kể không ai hỏi, thì chọn ở ô người đại diện."""


class NotAgreedAlone(Refusal):
    """Người dưới 18 tuổi không đồng ý một mình: cần người đại diện cùng nghe giải thích và cùng đồng ý; không đồng ý thì một mình vẫn đủ. Mời người đại diện không liên quan đến việc mua bán rồi ghi lại; an toàn, hỗ trợ không chờ việc này."""


class AgeNotKnownToAgree(Refusal):
    """Chưa rõ người này đã đủ 18 tuổi hay chưa, nên sự đồng ý cần người đại diện như với người dưới 18 tuổi. Người đó đã đủ 18 tuổi thì đánh dấu ở ô tuổi; nhìn và hỏi là đủ, không cần giấy tờ."""


class ConsentNeeded(Refusal):
    """Người đó chưa đồng ý cho chuyển lời kể. Hỏi lại sự đồng ý, hoặc chọn căn cứ pháp luật buộc phải chuyển."""


class NotAChild(Refusal):
    """Người này đã đủ 18 tuổi nên không chuyển lời kể theo Luật Trẻ em được. Hỏi lại sự đồng ý của người đó, hoặc chọn căn cứ khác có thật; tuổi ghi sai thì ghi lại ở phần hoàn cảnh trước."""


class OrderNumberNeeded(Refusal):
    """Chuyển theo quyết định, yêu cầu bằng văn bản thì phải ghi số văn bản ấy. Ghi số, ví dụ 15/YC-CSĐT; chỉ được yêu cầu bằng lời thì đề nghị cơ quan đó gửi văn bản trước."""


class StoryNotHeld(Refusal):
    """Đơn vị mình không giữ lời kể này nên không chuyển tiếp được. Đề nghị cơ quan chủ trì chuyển, có sự đồng ý của người đó."""


class NeverReadsIt(Refusal):
    """Không ai ở cơ quan này mở được lời kể trong hồ sơ hỗ trợ, nên chuyển đến đó là không đến được ai. Tòa án, Viện kiểm sát yêu cầu thì đề nghị họ lấy lời khai bằng văn bản qua cơ quan đang điều tra, xác minh; văn bản yêu cầu lưu trong hồ sơ."""


class StoryOnlyAddedTo(Refusal):
    """Lời kể đã ghi không sửa. Người đó muốn nói thêm thì dùng «Bổ sung lời kể»; ghi nhầm hồ sơ thì hủy việc ghi ấy."""


class NoStays(Refusal):
    """Lời không đồng ý của người đó không do nơi được nhắc đến trong lời ấy hủy hoặc sửa. Người đó đổi ý thì đề nghị cơ quan chủ trì hỏi lại và ghi sự đồng ý mới."""


class NotYourEntry(Refusal):
    """Việc này do đơn vị khác ghi, hoặc đã được sửa trước đó. Tải lại hồ sơ; cần sửa việc của nơi khác thì báo nơi ấy."""


class FirstEntryStays(Refusal):
    """Việc tiếp nhận đầu tiên không hủy được vì hồ sơ bắt đầu từ đó. Ghi sai thì đính chính."""


class LinkedAlready(Refusal):
    """Vụ việc này đã được ghi trong hồ sơ. Không cần ghi lại."""


class ConsentForYourself(Refusal):
    """Sự đồng ý cho chính đơn vị mình không do đơn vị mình ghi. Đề nghị cơ quan chủ trì hoặc nơi giữ lời kể hỏi người đó rồi ghi."""


class RateBackwards(Refusal):
    """Ngày bắt đầu của mức mới phải sau ngày bắt đầu của mức đang áp dụng, và không trùng ngày của mức đã ghi. Sửa lại ngày."""


class RateTooHigh(Refusal):
    """Mức chi lớn hơn 1.000.000.000 đồng nên chưa ghi. Đếm lại số chữ số rồi lưu lại."""


class RateTooFar(Refusal):
    """Ngày bắt đầu của mức mới cách hôm nay hơn 400 ngày nên chưa ghi. Kiểm tra lại năm rồi lưu lại."""


class RateByNoPaper(Refusal):
    """Chưa thấy số văn bản, ví dụ 12/2026/NQ-HĐND. Ghi số, ngày, cơ quan ban hành, không ghi tên người; rồi lưu lại."""


class RateNotPositive(Refusal):
    """Mức chi phải là số nguyên dương, tính bằng đồng. Sửa lại số."""


class NothingAgreed(Refusal):
    """Chưa ghi điều nào đã thống nhất nên chưa có gì được ghi; mọi điều đã dặn trước vẫn giữ. Chọn ít nhất một mục, hoặc ghi lời người đó dặn, rồi lưu lại."""


class OnlyTheLeadLoosens(Refusal):
    """Điều người đó đã dặn không được làm chỉ nơi chủ trì hoặc cơ sở hỗ trợ bỏ được, khi chính người đó nói lại. Đơn vị mình chỉ ghi thêm; cần đổi thì báo nơi chủ trì."""


class OnlyTheLeadTakesBack(Refusal):
    """Hủy hoặc sửa việc này thì mất điều người đó đã dặn về cách liên lạc an toàn, nên chỉ nơi chủ trì hoặc cơ sở hỗ trợ làm được, sau khi hỏi lại chính người đó. Báo nơi chủ trì; cần dặn thêm thì ghi một lần thống nhất mới."""


class NotReferredToYou(Refusal):
    """Hỗ trợ này không được chuyển gửi cho đơn vị mình nên đơn vị mình không ghi về hỗ trợ ấy. Chọn hỗ trợ đã được chuyển gửi; người đó cần việc khác thì báo nơi chủ trì."""


class AllHelpByTheLead(Refusal):
    """Việc người đó không nhận mọi hỗ trợ chỉ nơi chủ trì hoặc cơ sở hỗ trợ ghi, sau khi hỏi chính người đó. Chọn đúng hỗ trợ người đó không nhận, hoặc báo nơi chủ trì."""


class ByTheLead(Refusal):
    """Việc này nói thay cho cả việc chăm sóc người đó nên nơi chủ trì hoặc cơ sở hỗ trợ ghi; báo động an toàn thì nơi đã báo cũng ghi được việc xử lý. Báo nơi chủ trì; đang nguy hiểm thì «Báo động an toàn» ngay."""


class LedByAnother(Refusal):
    """Người này đã có nơi chủ trì, nên chỉ nơi ấy hoặc cơ sở hỗ trợ giao tiếp việc chủ trì. Báo nơi chủ trì; cần đưa người đi ngay thì đưa đến Ủy ban nhân dân cấp xã."""


class ForWhoVerifies(Refusal):
    """Xác định là nạn nhân hoặc không phải là nạn nhân do Công an, Bộ đội Biên phòng có thẩm quyền ghi. Yêu cầu xác minh ở cơ quan ấy; hỗ trợ cần ngay vẫn làm ngay."""


class VerdictByNoPaper(Refusal):
    """Chưa ghi số văn bản xác định, nên chưa ghi gì. Ghi số, ví dụ 15/GXN-CAT, rồi lưu lại; nội dung vừa nhập vẫn còn."""


class VerdictOnNoGround(Refusal):
    """Chưa chọn căn cứ xác định không phải là nạn nhân, nên chưa ghi gì. Chọn một căn cứ rồi lưu lại; nội dung vừa nhập vẫn còn."""


class SettledHow(Refusal):
    """Chưa ghi đã xử lý thế nào nên báo động vẫn mở. Ghi đã làm gì, người đó nay thế nào, rồi lưu lại."""


class AlreadyWritten(Refusal):
    """Việc này vừa được ghi, nội dung và giờ như nhau, nên không ghi lần nữa. Xem trong đường đi của hồ sơ; là việc khác thì ghi rõ giờ hoặc nội dung khác."""


class DeliveredOnce(Refusal):
    """Hỗ trợ này chỉ nhận một lần và đã được ghi là đã hỗ trợ. Xem trong phần «Hỗ trợ»; lần trước ghi sai thì sửa hoặc hủy việc ghi ấy."""


class BeyondTheLimit(Refusal):
    """Ngày kết thúc vượt thời hạn mà luật cho hỗ trợ này. Ghi ngày kết thúc trong thời hạn ấy."""


class DecisionNumberNeeded(Refusal):
    """Kéo dài hỗ trợ là theo quyết định của người có thẩm quyền. Ghi số quyết định, ví dụ 12/2026/QĐ-SYT; chưa có thì trình quyết định trước, rồi ghi."""


class RefusalNumberNeeded(Refusal):
    """Từ chối phải bằng văn bản, nêu căn cứ, để người đó biết và khiếu nại được. Ghi số văn bản, ví dụ 15/TB-SYT; chưa ký thì ký và lấy số trước, rồi ghi."""


class ProtectionNumberNeeded(Refusal):
    """Áp dụng biện pháp bảo vệ phải có quyết định. Ghi số quyết định, ví dụ 12/QĐ-CAT; đang nguy hiểm thì bảo vệ ngay, ghi «Báo động an toàn», và ghi quyết định khi đã ký."""


class MeasuresNeeded(Refusal):
    """Quyết định bảo vệ phải nêu ít nhất một biện pháp. Chọn biện pháp đã quyết định rồi lưu lại; nội dung vừa nhập vẫn còn."""


class PurposeNeeded(Refusal):
    """Mở danh tính phải nêu mục đích; mục đích được ghi vào nhật ký. Chọn mục đích rồi mở lại."""


class TooLittleToFind(Refusal):
    """Chưa đủ để tra cứu. Nhập đúng số giấy tờ, số điện thoại, hoặc họ tên đầy đủ (kèm năm sinh nếu tra theo năm sinh)."""


class SameFile(Refusal):
    """Hai hồ sơ so sánh là một. Chọn hồ sơ khác."""


class NobodyLeft(Refusal):
    """Loại trừ người này thì không còn ai theo dõi hồ sơ. Chuyển người được hỗ trợ cho đơn vị khác, hoặc báo lãnh đạo phân công thêm người, rồi loại trừ."""


class PaperNotTaken(Refusal):
    """Tệp này không nhận được. Xem lý do rồi chọn tệp khác; chưa có gì được lưu."""


class PaperKindNeeded(Refusal):
    """Chưa chọn loại giấy tờ. Chọn một dòng trong danh sách rồi gửi lại; tệp phải chọn lại."""


class PaperForNeeded(Refusal):
    """Chưa chọn giấy tờ này dành cho ai. Chọn một dòng trong danh sách rồi gửi lại; tệp phải chọn lại."""


class StaysInCare(Refusal):
    """Giấy khám, điều trị chỉ dành cho nơi chủ trì và cơ sở hỗ trợ. Chọn lại nơi xem; cơ quan khác cần thì hỏi sự đồng ý của người đó trước."""


class ShowsWho(Refusal):
    """Giấy tờ cho thấy người đó là ai nên không để mọi nơi đang giúp cùng xem. Chọn lại nơi xem hẹp hơn rồi gửi lại."""


class TitleTooLong(Refusal):
    """Tên giấy tờ quá dài (tối đa 120 chữ). Viết ngắn lại rồi gửi lại; tệp phải chọn lại."""


class AlreadyAttached(Refusal):
    """Đơn vị mình đã kèm đúng giấy tờ này vào hồ sơ. Xem trong danh sách, không cần gửi lại."""


class PaperTakenBack(Refusal):
    """Giấy tờ này đã được rút nên không mở được nữa. Cần giấy tờ đúng thì hỏi nơi đã gửi."""


class NotYourPaper(Refusal):
    """Giấy tờ này do đơn vị khác gửi. Cần rút thì báo nơi đã gửi, nêu số và ngày trong danh sách."""


class PaperGroundNeeded(Refusal):
    """Chưa chọn vì sao rút giấy tờ. Chọn một dòng trong danh sách rồi làm lại."""


class PaperChanged(Refusal):
    """Nội dung lưu của giấy tờ này không còn nguyên vẹn nên không đưa ra. Báo quản trị viên kiểm tra bản sao lưu; cần gấp thì xin lại bản giấy."""


class NothingCoded(Refusal):
    """Chưa chọn mục nào nên chưa ghi gì. Chọn ít nhất một mục đã biết; mục chưa rõ thì để trống, không hỏi lại người đó."""


class CannotRelease(Refusal):
    """Không đưa ra số liệu này. Xem câu giải thích, sửa yêu cầu rồi chạy lại."""


class YearsNotClosed(Refusal):
    """Chỉ công bố số liệu của những năm đã khép: năm còn chạy thì lấy lần sau trừ lần trước ra được người mới thêm. Chọn đến hết năm trước."""


class TablesAlreadyOut(Refusal):
    """Đã có bảng công bố về những người này. Lấy hai lần trừ cho nhau thì lộ người, nên mỗi năm chỉ công bố một lần: tải lại bảng đã có, hoặc chọn những năm chưa công bố."""


class OpenDataAlreadyOut(Refusal):
    """Đã có bộ dữ liệu mở về những người này. Tải lại bộ đã có; chỉ làm thêm một bộ khi thật cần, vì ε cộng dồn."""


class NoSuchYears(Refusal):
    """Không đọc được khoảng năm. Ghi một năm (2025) hoặc một khoảng (2021-2025), năm đầu không trước 2012."""


class PaperForWhat(Refusal):
    """Văn bản có tên phải nêu lập để làm gì; điều đó được ghi vào nhật ký. Chọn mục đích rồi lập lại, hoặc dùng bản mã."""


class NoNameOnIt(Refusal):
    """Văn bản của việc này không cần tên người. Dùng bản mã; nơi nhận gọi người đó bằng mã."""


class NotYourLetter(Refusal):
    """Việc này do đơn vị khác ghi, hoặc đã được sửa, hủy, nên đơn vị mình không lập văn bản của việc ấy. Tải lại phần «Văn bản», hoặc đề nghị nơi đã ghi lập."""
