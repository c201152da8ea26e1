"""What is particular to Vietnamese: syllables for words, names with hyphens, nights told by two days."""

from functools import partial

import pytest
import reading

import geomap

read = partial(reading.read, language="vi")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hai nhóm vũ trang nổ súng vào nhau ở Batken chiều Chủ nhật.", "armed_clash"),
        ("Quân chính phủ để mất cứ điểm ở Lashio hôm thứ Hai.", "territory_change"),
        ("Chiến đấu cơ trút bom xuống thành phố Idlib sáng thứ Hai.", "air_strike"),
        ("Kho dầu ở Engels bị UAV đánh trúng đêm qua.", "drone_attack"),
        ("Một loạt rốc-két rơi gần sân bay Baghdad sáng qua.", "missile_attack"),
        ("Quả đạn cối sót lại từ thời chiến tranh phát nổ ở Gio Linh chiều qua.", "explosion"),
        ("Lưới lửa phòng không diệt 9 UAV trên vùng trời Belgorod.", "interception"),
        ("Trạm xá ở Bunia bị phiến quân đốt rụi hôm thứ Hai.", "attack_on_aid_health"),
        ("Ba nữ tu bị nhóm lạ mặt bắt đi ở Kaduna hôm thứ Hai.", "abduction"),
        ("Bác sĩ ở Seoul nghỉ việc tập thể đòi tăng lương.", "protest"),
        ("Phạm nhân nổi loạn ở trại giam Guayaquil tối qua.", "riot"),
        ("Biên phòng Hà Tĩnh bắt vụ vận chuyển ma túy ở Cầu Treo.", "arrest"),
        ("Phiến quân chặn mọi ngả đường vào thành phố Kaya.", "siege"),
        ("Mỹ đưa thêm lính dù tới Ba Lan hôm thứ Hai.", "military_movement"),
        ("Người đàn ông bị hàng xóm đâm ở quận Tân Phú đêm qua.", "killing"),
        ("Kẻ gian phá két lấy 2 tỷ đồng ở Pleiku rạng sáng qua.", "robbery"),
        ("Gã chồng cũ đổ xăng đốt nhà vợ ở Biên Hòa tối qua.", "arson"),
        ("Hàng nghìn hộ dân ở Hội An phải rời nhà tránh lũ hôm qua.", "displacement"),
        ("Bộ đội phát áo phao, nước sạch cho bà con ở Lệ Thủy.", "aid_delivery"),
        ("Các bệnh viện ở Khan Younis chỉ còn đủ thuốc cho hai ngày.", "humanitarian_warning"),
        ("Đất rung lắc mạnh ở Noto chiều qua.", "earthquake"),
        ("Taluy sạt xuống vùi lấp hai căn nhà ở Mù Cang Chải đêm qua.", "flood"),
        ("Dông lốc làm tốc mái hàng chục căn nhà ở Thới Bình chiều qua.", "storm"),
        ("Rừng keo ở Phú Lộc bốc cháy dữ dội trưa qua.", "wildfire"),
        ("Xe container tông hàng loạt xe máy ở Dĩ An sáng qua.", "accident"),
        ("Quảng Nam ghi nhận 12 ca bạch hầu.", "epidemic"),
    ],
)
def test_what_happened_is_told_in_the_words_of_any_desk(text, kind):
    assert kind in {row["type"] for row in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Tiền đạo này nổ súng trong trận thắng Hải Phòng 3-1.",
        "Nữ ca sĩ gặp tai nạn trang phục trên sân khấu ở Milan.",
        "Tiểu thuyết kể về một gia đình ở Huế sau trận lũ.",
        "Món ăn cay nổ tung vị giác của thực khách ở Đà Lạt.",
        "Nhà đầu tư tháo chạy khỏi thị trường chứng khoán Tokyo.",
        "Doanh nghiệp đẩy mạnh tấn công thị trường Mỹ.",
    ],
)
def test_what_only_sounds_so_is_no_incident(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("place", "name", "country"),
    [
        ("Mát-xcơ-va", "Moscow", "RU"),
        ("Ca-bun", "Kabul", "AF"),
        ("Ê-cu-a-đo", "Ecuador", "EC"),
        ("Nai-rô-bi", "Nairobi", "KE"),
        ("Thiểm Tây", "Shaanxi", "CN"),
        ("Ôn Châu", "Wenzhou", "CN"),
        ("Hủa Phăn", "Houaphan", "LA"),
        ("Bát-tam-bang", "Battambang", "KH"),
        ("Jenin", "Janīn", "PS"),
        ("Nha Trang", "Nha Trang", "VN"),
        ("Bến Lức", "Bến Lức", "VN"),
        ("đèo Hải Vân", "Hai Van Pass", "VN"),
    ],
)
def test_places_are_known_in_their_vietnamese_names(place, name, country):
    rows = read(f"Hỏa hoạn xảy ra ở {place} hôm qua.")
    assert [(row["place_name"], row["country"]) for row in rows] == [(name, country)]


def test_syllables_of_a_foreign_name_are_one_name():
    rows = read("Một vụ nổ xảy ra ở Xa-ma-ri-kăng hôm qua.")
    assert [(row["place"], row["place_name"]) for row in rows] == [("Xa-ma-ri-kăng", None)]


def test_a_ward_that_is_called_a_mountain_is_not_the_place_of_its_last_syllable():
    rows = read("Vụ cháy xảy ra ở phường Núi Sam, thành phố Châu Đốc, tỉnh An Giang.")
    assert [(row["place"], row["country"]) for row in rows] == [("phường Núi Sam", "VN")]


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("đêm 29 rạng sáng 30/10", "2023-10-29", "2023-10-30"),
        ("đêm 31/10 rạng sáng 1/11", "2023-10-31", "2023-11-01"),
        ("vào thứ Hai tuần trước", "2023-10-30", "2023-10-30"),
        ("hôm thứ Bảy tuần trước", "2023-11-04", "2023-11-04"),
        ("trong 24 giờ qua", "2023-11-07", "2023-11-08"),
        ("lúc 20 giờ hôm qua", "2023-11-07", "2023-11-07"),
    ],
)
def test_days_are_told_by_night_week_and_hour(when, first, last):
    (row,) = read(f"Lũ quét tràn qua huyện Sìn Hồ, tỉnh Lai Châu, {when}.")
    assert (str(row["date"])[:10], str(row["date_end"])[:10]) == (first, last)


def test_a_strike_from_monday_morning_goes_on():
    (row,) = read("Khoảng 900 công nhân ở Dĩ An ngừng việc từ sáng thứ Hai để phản đối cách tính lương.")
    assert (str(row["date"])[:10], str(row["date_end"])[:10]) == ("2023-11-06", "2023-11-08")
    assert row["affected"] == 900


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Người dân Berlin tuần hành tối 4/11, đòi ngừng bắn ở Sudan.", "Berlin"),
        ("Cảnh sát biển Philippines tố tàu hải cảnh Trung Quốc phun vòi rồng vào tàu tiếp tế.", ""),
        ("Nhóm vũ trang phóng hàng chục quả rocket sang thành phố Haifa.", "thành phố Haifa"),
        ("Bão Freddy quét vào Mozambique hôm thứ Hai.", "Mozambique"),
    ],
)
def test_who_acts_and_what_is_demanded_are_no_scene(text, place):
    assert {row["place"] for row in read(text)} == {place}


def test_a_number_with_another_is_no_sum():
    (row,) = read("Số ca mắc sởi ở Bangladesh lên hơn 80.000, với 380 ca tử vong kể từ đầu năm.")
    assert row["deaths"] == 380


def test_struck_by_lightning_is_no_killing():
    assert [row["type"] for row in read("Hai nông dân ở Tân Thạnh bị sét đánh tử vong.")] == ["storm"]


def test_an_hour_before_midnight_keeps_its_day():
    (row,) = read("Động đất rung chuyển Đại Lý lúc 22 giờ đêm 6/11.")
    assert (str(row["date"])[:10], str(row["date_end"])[:10]) == ("2023-11-06", "2023-11-06")


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Hai phe giáp lá cà ở ngoại vi Lashio, súng nổ suốt đêm.", "armed_clash", "Lashio"),
        ("Nga tuyên bố làm chủ Toretsk.", "territory_change", "Toretsk"),
        ("Lục quân Colombia tái lập quyền kiểm soát ở Argelia.", "territory_change", "Argelia"),
        ("Chợ cá ở Kutum tan hoang vì bom lượn.", "air_strike", "Kutum"),
        ("Kho xăng ở Saratov bốc cháy sau đòn UAV.", "drone_attack", "Saratov"),
        ("Hai quả hỏa tiễn cắm xuống trung tâm Poltava.", "missile_attack", "Poltava"),
        ("Quân chính phủ dội pháo xuống Loikaw.", "shelling", "Loikaw"),
        ("Cày ruộng trúng bom bi, hai cha con ở Gio Linh thiệt mạng.", "explosion", "Gio Linh"),
        ("12 UAV bị tiêu diệt tại vùng Voronezh.", "interception", "Voronezh"),
        ("Người định cư đập phá xe của người Palestine ở Huwara.", "attack_on_civilians", "Huwara"),
        ("Xe cấp cứu ở Nikopol trúng đạn pháo, một y tá bị thương.", "attack_on_aid_health", "Nikopol"),
        ("Nữ thương nhân bị nhóm bịt mặt lôi lên xe ở Maracaibo.", "abduction", "Maracaibo"),
        ("Thợ may ở Savar đồng loạt ngừng việc.", "protest", "Savar"),
        ("Phạm nhân làm loạn ở Kingston.", "riot", "Kingston"),
        ("Ông trùm ma túy bị tóm ở Guayaquil.", "arrest", "Guayaquil"),
        ("Nguồn nước vào trại Al-Hol bị cắt.", "siege", "Al-Hol"),
        ("Tiểu đoàn dù vừa đáp xuống Guam.", "military_movement", "Guam"),
        ("Chủ tiệm bị đâm gục trước nhà ở Pleiku.", "killing", "Pleiku"),
        ("Trộm viếng chùa ở Sóc Trăng, khoắng két sắt.", "robbery", "Sóc Trăng"),
        ("Gã trai mồi lửa đốt tiệm may ở Long Xuyên.", "arson", "Long Xuyên"),
        ("Dân Goma bồng bế nhau chạy khỏi nhà.", "displacement", "Goma"),
        ("Trực thăng thả lương khô cho dân vùng lũ ở Hương Khê.", "aid_delivery", "Hương Khê"),
        ("UNICEF báo động nạn đói, dân Kandahar thiếu ăn.", "humanitarian_warning", "Kandahar"),
        ("Số người chết ở Derna đã vượt 5.000.", "casualty_toll", "Derna"),
        ("Nền đất rung dữ dội ở Palu.", "earthquake", "Palu"),
        ("Hội An nước dâng ngập đến mái.", "flood", "Hội An"),
        ("Bão số 5 đổ bộ vào Cửa Lò.", "storm", "Cửa Lò"),
        ("Vườn quốc gia ở Evros cháy sang ngày thứ bảy.", "wildfire", "Evros"),
        ("Sà lan húc cầu ở Cần Giuộc.", "accident", "Cần Giuộc"),
        ("Nipah tái xuất ở Kozhikode.", "epidemic", "Kozhikode"),
        ("Thủ tướng Lào đón Đại sứ Nhật Bản tại Pakse.", "diplomatic_meeting", "Pakse"),
        ("Các bên ngồi vào bàn thương lượng đình chiến ở Luanda.", "ceasefire_talks", "Luanda"),
        ("Hai nước đặt bút ký lộ trình hòa bình ở Doha.", "agreement", "Doha"),
    ],
)
def test_a_verb_tells_without_a_known_object(text, kind, place):
    assert any(row["type"] == kind and place in (row["place"] or "") for row in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Cổ phiếu thép bốc cháy trên sàn chứng khoán Tokyo.",
        "Nông dân Tháp Mười dùng drone phun thuốc cho lúa.",
        "Tập đoàn Mỹ rút khỏi thị trường bán lẻ ở Mumbai.",
        "Đài khí tượng khuyến cáo người dân Vinh đề phòng lũ quét.",
        "Số vụ tai nạn ở Biên Hòa giảm 9% so với cùng kỳ.",
        "Tay vợt chủ nhà tấn công dồn dập ở Melbourne.",
        "Nhà vườn ở Bến Tre trúng đậm vụ dừa.",
    ],
)
def test_open_wordings_leave_trade_sport_and_advice(text):
    assert not [row for row in read(text) if row["lon"] is not None and row["status"] == "reported"]


def test_syllables_of_a_name_are_no_words_of_need_plan_or_number():
    rows = read("Tại Cần Thơ, hai kẻ trộm dắt 4 xe máy hôm qua.")
    assert [(row["type"], row["status"]) for row in rows] == [("robbery", "reported")]
    rows = read("Kho vải ở Nam Định bốc cháy hôm qua.")
    assert [(row["type"], row["status"]) for row in rows] == [("accident", "reported")]


def test_a_carrier_is_no_airport():
    assert "sân bay" not in str([row["place"] for row in read("Tàu sân bay USS Gerald Ford cập cảng Split.")])


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("lúc 16h30 chủ nhật", "2023-11-05", "2023-11-05"),
        ("lúc 13h30 hôm nay", "2023-11-08", "2023-11-08"),
        ("thứ hai tuần trước", "2023-10-30", "2023-10-30"),
        ("cuối tháng 9", "2023-09-20", "2023-09-30"),
        ("hôm chủ nhật sau khi mưa lớn", "2023-11-05", "2023-11-05"),
    ],
)
def test_clock_times_and_thirds_of_months(when, first, last):
    row = next(row for row in read(f"Xe khách lật ở Pleiku {when}.") if row["type"] == "accident")
    assert (str(row["date"])[:10], str(row["date_end"])[:10]) == (first, last)


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Toán tuần tra sa vào ổ mai phục gần Mopti hôm thứ Hai.", "armed_clash", "Mopti"),
        ("Sennar về tay quân đội hôm thứ Hai.", "territory_change", "Sennar"),
        ("Phi cơ cảm tử bổ nhào xuống kho xăng ở Poltava hôm thứ Hai.", "drone_attack", "Poltava"),
        ("Bom lề đường xé toạc xe tuần tra ở Kunduz hôm thứ Hai.", "explosion", "Kunduz"),
        ("Vòm Sắt hạ quả rocket bắn về hướng Ashkelon hôm thứ Hai.", "interception", "Ashkelon"),
        ("Bệnh nhân đấm gục bác sĩ trực ở Thái Bình hôm thứ Hai.", "attack_on_aid_health", "Thái Bình"),
        ("Kẻ bịt mặt ấn nhà báo lên xe, ông bị lôi đi ở Maputo hôm thứ Hai.", "abduction", "Maputo"),
        ("Thợ dệt ở Nam Định đồng loạt bỏ máy đòi lương hôm thứ Hai.", "protest", "Nam Định"),
        ("Lima chìm trong hỗn loạn hôm thứ Hai, đám đông đập kính ngân hàng.", "riot", "Lima"),
        ("Đặc nhiệm gô cổ trùm buôn người ở Vinh hôm thứ Hai.", "arrest", "Vinh"),
        ("Biên đội tàu chiến lọt qua eo biển Hormuz hôm thứ Hai.", "military_movement", "eo biển Hormuz"),
        ("Trụ ATM ở Pleiku bị phá tung lấy tiền hôm thứ Hai.", "robbery", "Pleiku"),
        ("Bản ở Sơn La bị núi nuốt chửng hôm thứ Hai.", "flood", "Sơn La"),
        ("Vòng thương thảo Sudan – RSF tại Manama đổ vỡ hôm thứ Hai.", "ceasefire_talks", "Manama"),
    ],
)
def test_idioms_of_the_desks(text, kind, place):
    assert (kind, place) in [(row["type"], row["place"]) for row in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Sĩ tử Vinh rủ nhau lên núi cầu may.",
        "Thị trấn Tam Đảo mời người dân đến phường nhận thẻ.",
        "Nông dân Sóc Trăng chặn nước mặn bằng cống.",
        "Lãnh đạo tỉnh Nghệ An tiếp công dân định kỳ.",
        "Số ca sốt xuất huyết ở Hà Nội giảm một nửa.",
        "Giải chạy marathon ở Pleiku thu hút 900 chân chạy.",
    ],
)
def test_civic_life_draws_nothing(text):
    assert not [row for row in read(text) if row["lon"] is not None and row["status"] == "reported"]


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("đêm qua", "2023-11-07", "2023-11-08"),
        ("trưa qua", "2023-11-07", "2023-11-07"),
        ("tối kia", "2023-11-06", "2023-11-06"),
        ("nửa đêm 4/11", "2023-11-04", "2023-11-05"),
        ("hôm thứ Hai sau năm giờ mưa", "2023-11-06", "2023-11-06"),
    ],
)
def test_evenings_and_nights(when, first, last):
    row = next(row for row in read(f"Xe khách lật ở Pleiku {when}.") if row["type"] == "accident")
    assert (str(row["date"])[:10], str(row["date_end"])[:10]) == (first, last)


def test_what_begins_tomorrow_is_of_tomorrow():
    row = next(row for row in read("Từ sáng mai, dân Hội An phải sơ tán.") if row["type"] == "displacement")
    assert (str(row["date"])[:10], row["status"]) == ("2023-11-09", "planned")


def test_either_apostrophe_writes_a_name():
    assert [row["place"] for row in read("Công an bắt hai kẻ trộm ở huyện Cư M'gar.")] == ["huyện Cư M'gar"]


def test_each_is_not_once():
    assert [row["status"] for row in read("Lính hai bên giành nhau từng dãy phố ở Goma.")] == ["reported"]


def test_who_is_stationed_somewhere_does_not_move():
    told = "Một vụ nổ vang lên ở Mosul hôm thứ Ba, nơi lính Mỹ đồn trú."
    assert geomap.extract(told, published="2023-11-08", language="vi")["type"].tolist() == ["explosion"]
    moved = "Binh sĩ Pháp đã đến đóng quân tại Niamey hôm thứ Hai."
    found = geomap.extract(moved, published="2023-11-08", language="vi")
    assert found["type"].tolist() == ["military_movement"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # "tập đoàn", "lũ lượt": no phrase begins with the second syllable.
        ("Tập đoàn y tế Pháp mở văn phòng ở Đà Nẵng.", set()),
        ("Lũ lượt du khách kéo về bãi biển Sầm Sơn.", set()),
        ("Cuộc tấn công của hàng nhập giá rẻ khiến thợ gốm Bát Tràng lo lắng.", set()),
    ],
)
def test_no_phrase_begins_inside_a_word_of_several_syllables(text, kinds):
    assert {row["type"] for row in read(text)} <= kinds


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("UBND tỉnh Nghệ An cho biết lũ quét làm ba người chết.", "tỉnh Nghệ An"),
        ("Chính quyền thành phố Kharkiv thông báo hai người bị thương do bom lượn.", "thành phố Kharkiv"),
        ("Công an huyện Mường Lát cho biết đã bắt giữ năm người.", "huyện Mường Lát"),
        ("Thị trưởng Mersin bị bắt hôm thứ Hai, phe đối lập phản đối.", "Mersin"),
        ("Tại Oslo, Philippines và phe cánh tả ký thỏa thuận mở lại cảng Davao.", "Oslo"),
        ("Theo các bác sĩ ở Khartoum, đạn pháo rơi xuống chợ ở El Obeid hôm thứ Hai.", "El Obeid"),
    ],
)
def test_whose_authorities_speak_and_where_a_treaty_is_signed(text, place):
    assert place in {row["place"] for row in read(text)}


def test_whom_a_source_names_was_not_struck():
    told = read("Theo các bác sĩ ở Khartoum, đạn pháo rơi xuống chợ ở El Obeid hôm thứ Hai.")
    assert {row["type"] for row in told} == {"shelling"}


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("bước sang ngày thứ tư", "2023-11-05", "2023-11-08"),
        ("bước vào ngày đình công thứ ba", "2023-11-06", "2023-11-08"),
        ("ngày thứ năm liên tiếp", "2023-11-04", "2023-11-08"),
        ("đêm 5/11", "2023-11-05", "2023-11-05"),
        ("đêm thứ Hai", "2023-11-06", "2023-11-06"),
        ("suốt đêm 5/11", "2023-11-05", "2023-11-06"),
    ],
)
def test_days_that_are_counted_and_nights_of_one_day(when, first, last):
    row = next(row for row in read(f"Công nhân cảng Piraeus đình công {when}.") if row["type"] == "protest")
    assert (str(row["date"])[:10], str(row["date_end"])[:10]) == (first, last)


def test_the_same_day_with_its_number_is_that_day():
    told = read("Hôm 2/11, xe khách lật ở Pleiku. Cùng ngày 4/11, động đất làm rung chuyển Kon Tum.")
    assert {str(row["date"])[:10] for row in told if row["type"] == "earthquake"} == {"2023-11-04"}


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("Cháy nhà ở quận Đống Đa, Hà Nội, hai người chết.", "quận Đống Đa", "accident"),
        ("Một em nhỏ chết đuối tại huyện Kỳ Anh, Hà Tĩnh.", "huyện Kỳ Anh", "accident"),
        ("Một vụ đánh bom xảy ra ở Quetta.", "Quetta", "explosion"),
    ],
)
def test_a_district_stands_before_its_province(text, place, kind):
    assert (place, kind) in {(row["place"], row["type"]) for row in read(text)}


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("đầu tháng này", "2023-11-01", "2023-11-10"),
        ("cuối tháng trước", "2023-10-20", "2023-10-31"),
    ],
)
def test_thirds_of_this_month_and_the_last(when, first, last):
    row = next(row for row in read(f"Xe khách lật ở Pleiku {when}.") if row["type"] == "accident")
    assert (str(row["date"])[:10], str(row["date_end"])[:10]) == (first, last)
