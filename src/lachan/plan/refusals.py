"""What the plan refuses, and what to do next. Checks of a task are shared by the verbs and by an import's dry run."""

from lachan.access.refusals import Refusal


class NoNumber(Refusal):
    """Văn bản phải có số, ký hiệu và cơ quan ban hành. Ghi đủ hai ô rồi lưu lại."""


class NotYetIssued(Refusal):
    """Ngày ban hành sau hôm nay nên chưa ghi được văn bản này. Ghi khi văn bản đã được ký, hoặc sửa ngày."""


class SpanBackwards(Refusal):
    """Ngày kết thúc không được trước ngày bắt đầu. Sửa lại khoảng thời gian rồi lưu lại."""


class DocumentKnown(Refusal):
    """Văn bản này đã được ghi: cùng số, ngày và cơ quan ban hành. Mở danh sách văn bản để dùng lại."""


class BasisLater(Refusal):
    """Văn bản chọn làm căn cứ được ban hành sau văn bản này. Chọn văn bản ban hành trước hoặc cùng ngày."""


class NoSuchKind(Refusal):
    """Chưa chọn loại trong danh mục. Chọn một dòng trong danh sách rồi lưu lại."""


class NotAPlanPaper(Refusal):
    """Văn bản này không phải kế hoạch năm hoặc kế hoạch cao điểm nên không dùng để ban hành kế hoạch được. Chọn đúng văn bản ban hành kế hoạch."""


class NoTitle(Refusal):
    """Kế hoạch chưa có tên. Ghi tên như trên văn bản rồi lưu lại."""


class NoSuchYear(Refusal):
    """Năm của kế hoạch phải từ 2000 đến 2100, và các ngày nằm quanh năm đó. Kiểm tra lại năm và ngày đã ghi."""


class Overlapping(Refusal):
    """Tỉnh đã có kế hoạch năm được ban hành trùng thời gian này. Kết thúc kế hoạch trước bằng văn bản điều chỉnh, hoặc sửa thời gian của kế hoạch mới."""


class AlreadyAdopted(Refusal):
    """Kế hoạch này đã được ban hành. Muốn thay đổi nhiệm vụ, hãy dùng văn bản điều chỉnh."""


class NotAdopted(Refusal):
    """Kế hoạch này còn là dự thảo nên chưa làm được việc này. Ban hành kế hoạch trước."""


class EmptyPlan(Refusal):
    """Kế hoạch chưa có nhiệm vụ nào. Thêm nhiệm vụ hoặc nhập từ tệp rồi ban hành."""


class PlanClosed(Refusal):
    """Kế hoạch này đã kết thúc nên không ghi thêm được. Ghi vào kế hoạch đang thực hiện."""


class BeforeThePaper(Refusal):
    """Ngày áp dụng đứng trước ngày ban hành văn bản: văn bản không xóa được kỳ đã đến hạn trước khi có nó. Chọn ngày từ ngày văn bản trở đi."""


class StillRunning(Refusal):
    """Kế hoạch chưa đến ngày cuối. Kết thúc sớm phải có văn bản điều chỉnh; chọn văn bản rồi lưu lại."""


class ReportsWait(Refusal):
    """Còn báo cáo đang chờ xác nhận. Xác nhận hoặc trả lại từng báo cáo rồi mới kết thúc kế hoạch."""


class OutsideYear(Refusal):
    """Đợt cao điểm phải nằm trong thời gian của kế hoạch năm. Sửa ngày bắt đầu hoặc ngày kết thúc."""


class NoWords(Refusal):
    """Nhiệm vụ chưa có nội dung. Ghi việc phải làm bằng một câu rồi lưu lại."""


class NoLead(Refusal):
    """Nhiệm vụ chưa có cơ quan chủ trì. Chọn đúng một cơ quan chủ trì; các cơ quan khác ghi ở ô phối hợp."""


class LeadNotThere(Refusal):
    """Cơ quan chủ trì không hoạt động vào ngày bắt đầu nhiệm vụ. Chọn cơ quan đang hoạt động vào ngày đó."""


class PartnerNotThere(Refusal):
    """Có cơ quan phối hợp không hoạt động vào ngày bắt đầu nhiệm vụ, hoặc trùng với cơ quan chủ trì. Sửa danh sách phối hợp."""


class OtherProvince(Refusal):
    """Cơ quan này thuộc tỉnh khác nên không nhận nhiệm vụ của kế hoạch này. Chọn cơ quan của tỉnh mình."""


class DueBeforeStart(Refusal):
    """Hạn hoàn thành trước ngày bắt đầu. Sửa một trong hai ngày rồi lưu lại."""


class OutsidePlan(Refusal):
    """Thời gian của nhiệm vụ nằm ngoài thời gian của kế hoạch. Sửa ngày, hoặc đưa nhiệm vụ vào kế hoạch của năm đó."""


class UnknownIndicator(Refusal):
    """Chỉ tiêu hoặc số đếm này không có trong danh mục. Chọn mã trong danh mục, hoặc bỏ trống."""


class NoSuchLevel(Refusal):
    """Cấp thực hiện không có trong danh mục. Chọn cấp tỉnh, cấp huyện hoặc cấp xã."""


class TaskKnown(Refusal):
    """Kế hoạch đã có nhiệm vụ mang mã này. Dùng mã khác, hoặc sửa nhiệm vụ đã có."""


class NeedsDecision(Refusal):
    """Kế hoạch đã ban hành nên chỉ sửa nhiệm vụ theo văn bản điều chỉnh. Ghi văn bản, chọn văn bản và ngày áp dụng rồi lưu lại."""


class ChangesThePast(Refusal):
    """Ngày áp dụng thay đổi trước lần thay đổi gần nhất hoặc ngoài thời gian của kế hoạch. Chọn ngày từ lần thay đổi gần nhất trở đi."""


class NothingChanged(Refusal):
    """Nội dung vừa ghi giống bản đang có nên không có gì để lưu. Sửa ít nhất một ô, hoặc quay lại trang nhiệm vụ."""


class TaskWithdrawn(Refusal):
    """Nhiệm vụ này đã được rút khỏi kế hoạch nên không ghi thêm được. Xem văn bản đã rút nhiệm vụ."""


class NotYourTask(Refusal):
    """Nhiệm vụ này không giao cho cơ quan của anh/chị. Chuyển cho cơ quan được giao, hoặc hỏi cơ quan thường trực."""


class PassedOn(Refusal):
    """Cơ quan được giao đã kết thúc hoạt động; cơ quan kế tiếp làm tiếp việc này. Đăng nhập theo cơ quan kế tiếp để ghi."""


class AlreadyAccepted(Refusal):
    """Cơ quan đã nhận nhiệm vụ này rồi. Báo cáo kết quả khi đến kỳ."""


class NobodyGiven(Refusal):
    """Chưa chọn cơ quan nào để giao. Chọn ít nhất một cơ quan cấp dưới rồi lưu lại."""


class NotBelow(Refusal):
    """Chỉ giao lại nhiệm vụ cho cơ quan cấp dưới của mình. Chọn lại trong danh sách; giao cho cơ quan ngang cấp phải qua cơ quan thường trực."""


class AlreadyGiven(Refusal):
    """Cơ quan này đã được giao nhiệm vụ đó. Bỏ khỏi danh sách rồi lưu lại."""


class NotThereToday(Refusal):
    """Cơ quan được chọn không hoạt động vào hôm nay. Chọn cơ quan đang hoạt động."""


class WithoutWords(Refusal):
    """Chưa ghi nội dung. Ghi ngắn gọn rồi lưu lại."""


class Ahead(Refusal):
    """Thời điểm đã ghi muộn hơn hiện tại. Ghi thời điểm việc đã xảy ra."""


class TooEarly(Refusal):
    """Kỳ này chưa bắt đầu nên chưa báo cáo được. Báo cáo kỳ đang diễn ra, hoặc chờ đến ngày bắt đầu của kỳ."""


class NotThisTurn(Refusal):
    """Kỳ báo cáo này không thuộc nhiệm vụ, hoặc đã được thay bằng kỳ khác. Mở lại trang nhiệm vụ và chọn kỳ."""


class AlreadyReported(Refusal):
    """Kỳ này đã có báo cáo đang chờ xác nhận. Chờ xác nhận hoặc trả lại rồi mới báo cáo tiếp."""


class AlreadyConfirmed(Refusal):
    """Kỳ này đã được xác nhận. Kết quả bổ sung ghi vào kỳ sau."""


class UnknownMeasure(Refusal):
    """Số đếm này không có trong danh mục hoặc không phải số từ 0 trở lên. Sửa lại ô số rồi lưu lại."""


class NotYoursToConfirm(Refusal):
    """Báo cáo này do nơi giao việc xác nhận. Chuyển cho cơ quan thường trực hoặc cơ quan đã giao nhiệm vụ."""


class NothingReported(Refusal):
    """Kỳ này chưa có báo cáo nào chờ xác nhận. Chờ báo cáo, hoặc đôn đốc cơ quan được giao."""


class SamePerson(Refusal):
    """Người báo cáo không tự xác nhận báo cáo của mình. Để người khác của nơi giao việc xác nhận."""


class NobodyBlocks(Refusal):
    """Chưa nêu vướng ở cơ quan nào, hoặc nêu chính cơ quan mình. Chọn cơ quan đang giữ việc rồi lưu lại."""


class AlreadyBlocked(Refusal):
    """Nhiệm vụ đang được ghi là vướng. Gỡ vướng trước, hoặc chờ cơ quan đang giữ việc."""


class NotBlocked(Refusal):
    """Nhiệm vụ không có vướng mắc nào đang mở. Không cần gỡ; báo cáo kết quả khi đến kỳ."""


class DoneMeanwhile(Refusal):
    """Trong lúc anh/chị nhập, người khác đã ghi bước này. Tải lại trang để xem rồi quyết định lại; nội dung vừa nhập vẫn còn."""


class FileTooLarge(Refusal):
    """Tệp minh chứng vượt quá 5 MB. Nén ảnh hoặc tách tệp rồi gửi lại."""


class TooManyFiles(Refusal):
    """Mỗi báo cáo kèm tối đa 5 tệp. Bỏ bớt tệp, hoặc gộp vào một tệp PDF."""


class FileOfAnotherKind(Refusal):
    """Chỉ nhận tệp PDF, JPEG, PNG, DOCX, XLSX không có macro; tệp này không đúng loại hoặc bị hỏng. Lưu lại đúng loại rồi gửi."""


class AlreadyCopied(Refusal):
    """Năm này đã có dự thảo chép từ kế hoạch đó. Mở dự thảo đã có để sửa tiếp."""
