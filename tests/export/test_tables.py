"""Every other file of the archive: its header and shapes as seen, and the table in full."""

from __future__ import annotations

import pytest
from archives import codes, rows, write_folder

from netlab.export import TABLES, load_export

MIRA = "https://www.linkedin.com/in/mira"
POST = "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7000000000000000001"

CASES = {
    "Invitations.csv": (
        'From,To,Sent At,Message,Direction\nMira Solberg,Rowan Ashdown,"3/5/23, 2:05 PM","Hi, Rowan",INCOMING\n',
        "invitations",
        [("Mira Solberg", "Rowan Ashdown", "2023-03-05 14:05:00", "Hi, Rowan", "in", None, None)],
    ),
    # July 2023 only: member numbers, which lead nowhere
    " Invitations.csv": (
        "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn\n"
        'Mira,Rowan,"3/5/23, 2:05 PM",,OUTGOING,urn:li:member:1,urn:li:member:2\n',
        "invitations",
        [("Mira", "Rowan", "2023-03-05 14:05:00", None, "out", None, None)],
    ),
    "a/Invitations.csv": (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Mira,Rowan,"3/5/24, 2:05 PM",,INCOMING,{MIRA},https://www.linkedin.com/in/rowan\n',
        "invitations",
        [("Mira", "Rowan", "2024-03-05 14:05:00", None, "in", MIRA, "https://www.linkedin.com/in/rowan")],
    ),
    "Reactions_1158443584.csv": (
        f"Date,Type,Link\n2024-03-05 14:05:06,EMPATHY,{POST}\n",
        "reactions",
        [("2024-03-05 14:05:06", "EMPATHY", POST)],
    ),
    "Votes.csv": (
        "Date,Link,OptionText\n2024-03-05 14:05:06,https://www.linkedin.com/feed/update/urn:li:activity:7,Yes\n",
        "votes",
        [("2024-03-05 14:05:06", "https://www.linkedin.com/feed/update/urn:li:activity:7", "Yes")],
    ),
    "InstantReposts.csv": (f"Date,Link\n2024-03-05 14:05:06,{POST}\n", "reposts", [("2024-03-05 14:05:06", POST)]),
    "Saved_Items.csv": (
        f"savedItem,createdTime\n{POST},2024-03-05 14:05:06\n",
        "saved_items",
        [("2024-03-05 14:05:06", POST)],
    ),
    "Saved_Items_7.csv": (
        f"savedItem,CreatedTime\n{POST},2025-03-05 14:05:06\n",
        "saved_items",
        [("2025-03-05 14:05:06", POST)],
    ),
    "Endorsement_Given_Info.csv": (
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status\n"
        "2024/03/05 14:05:06 UTC,Python,Mira,Solberg,www.linkedin.com/in/mira,PENDING\n",
        "endorsements_given",
        [("2024-03-05 14:05:06", "Python", "Mira", "Solberg", "Mira Solberg", MIRA, "PENDING")],
    ),
    "Endorsements_Received_Info.csv": (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
        "2024/03/05 14:05:06 UTC,Python,Mira,Solberg,www.linkedin.com/in/mira,ACCEPTED\n",
        "endorsements_received",
        [("2024-03-05 14:05:06", "Python", "Mira", "Solberg", "Mira Solberg", MIRA, "ACCEPTED")],
    ),
    "Recommendations_Received.csv": (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Mira,Solberg,Warmstead,Analyst,"Good, and kind","03/05/24, 02:05 PM",VISIBLE\n',
        "recommendations_received",
        [("Mira", "Solberg", "Mira Solberg", "Warmstead", "Analyst", "Good, and kind", "2024-03-05 14:05:00", "VISIBLE")],
    ),
    "Recommendations_Given.csv": (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Mira,Solberg,,,Good,"03/05/24, 02:05 PM",\n',
        "recommendations_given",
        [("Mira", "Solberg", "Mira Solberg", None, None, "Good", "2024-03-05 14:05:00", None)],
    ),
    "Company Follows.csv": (
        "Organization,Followed On\nWarmstead,Tue Aug 30 14:33:11 UTC 2022",
        "company_follows",
        [("Warmstead", "2022-08-30 14:33:11")],
    ),
    "Member_Follows_1158443584.csv": (
        "Date,Status,FullName\n2024-03-05 14:05:06,Active,Mira Solberg\n",
        "member_follows",
        [("Mira Solberg", "Active", "2024-03-05 14:05:06")],
    ),
    "Hashtag_Follows.csv": (
        "HashTag,CreatedTime,LastModifiedTime,State\nenergy,2022-03-05 14:05:06,2022-03-06 14:05:06,Follow\n",
        "hashtag_follows",
        [("energy", "Follow", "2022-03-05 14:05:06", "2022-03-06 14:05:06")],
    ),
    "Member Hashtags.csv": ("Member Posts About Hashtags\n#energy\n", "member_hashtags", [("#energy",)]),
    "Notes.csv": (
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
        f'Mira,Solberg,{MIRA},"Met at the fair,\nlikes chess",2026-03-05,2026-03-06\n',
        "notes",
        [("Mira", "Solberg", "Mira Solberg", MIRA, "Met at the fair,\nlikes chess", "2026-03-05", "2026-03-06")],
    ),
    "Events.csv": (
        "Event Name,Event Time,Status,External Url\n"
        'Fair,"Mar 05, 2024 06:00 PM - Mar 05, 2024 08:30 PM",APPROVED,https://example.org\nOpen,,RELINQUISHED,\n',
        "events",
        [
            ("Fair", "2024-03-05 18:00:00", "2024-03-05 20:30:00", "APPROVED", "https://example.org"),
            ("Open", None, None, "RELINQUISHED", None),
        ],
    ),
    "Calendar.csv": (
        'Owner,Source,LastSyncedAt\nRowan,GOOGLE,"3/5/24, 2:05 PM"\n',
        "calendar",
        [("GOOGLE", "2024-03-05 14:05:00")],
    ),
    "Profile.csv": (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter "
        'Handles,Websites,Instant Messengers\nRowan,Ashdown,,1 Example Street,"Mar 5, 1980",Analyst,"I read, write",Energy,'
        "99999,Utrecht,[rowan],[PORTFOLIO:https://example.org],\n",
        "profile",
        [("Rowan", "Ashdown", "Rowan Ashdown", None, "Analyst", "I read, write", "Energy", "Utrecht",
          "[PORTFOLIO:https://example.org]")],
    ),
    "Profile Summary.csv": ('Profile Summary\n"I read, write"\n\n', "profile_summary", [("I read, write",)]),
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        "Warmstead,Analyst,,Utrecht,Mar 2020,\nLoopcycle,Intern,,,2015,Jun 2016\nGuild,Member,,,,\n",
        "positions",
        [
            ("Warmstead", "Analyst", None, "Utrecht", "2020-03-01", "month", None, None, True),
            ("Loopcycle", "Intern", None, None, "2015-01-01", "year", "2016-06-01", "month", False),
            ("Guild", "Member", None, None, None, None, None, None, None),
        ],
    ),
    "Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\nExample School,2001,2008,,BSc,Chess\n",
        "education",
        [("Example School", "BSc", None, "Chess", "2001-01-01", "year", "2008-01-01", "year")],
    ),
    "Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number\nDBT,https://example.org,Example,Mar 2024,,X1\n",
        "certifications",
        [("DBT", "https://example.org", "Example", "2024-03-01", None)],
    ),
    "Projects.csv": (
        "Title,Description,Url,Start Date,End Date\nHeat map,,,Mar 2017,Apr 2018\n",
        "projects",
        [("Heat map", None, None, "2017-03-01", "2018-04-01")],
    ),
    "Publications.csv": (
        'Name,Published On,Description,Publisher,Url\nOn heat,"Mar 5, 2020",,Example Press,\n',
        "publications",
        [("On heat", "2020-03-05", None, "Example Press", None)],
    ),
    "Honors.csv": (
        "Title,Description,Issuer,Issue Date\nPrize,,Guild,Mar 2017\n",
        "honors",
        [("Prize", None, "2017-03-01")],
    ),
    "Languages.csv": (
        "Name,Proficiency\nDutch,Native or bilingual proficiency\nFrench,\n",
        "languages",
        [("Dutch", "Native or bilingual proficiency"), ("French", None)],
    ),
    "Courses.csv": ("Name,Number\nStatistics,S1\n", "courses", [("Statistics", "S1")]),
    "Organizations.csv": (
        "Name,Description,Position,Started On,Finished On\nGuild,,Member,2019,\n",
        "organizations",
        [("Guild", None, "Member", "2019-01-01", None)],
    ),
    "Volunteering.csv": (
        "Company Name,Role,Cause,Started On,Finished On,Description\nFood bank,Driver,Poverty,Mar 2020,,\n",
        "volunteering",
        [("Food bank", "Driver", "Poverty", "2020-03-01", None, None)],
    ),
    "Causes You Care About.csv": ("Supported Cause\nEducation, health\n", "causes", [("Education, health",)]),
    "TestScores.csv": (
        "Tested On,Name,Description,Score\nMar 2012,Example test,,7.5\n",
        "test_scores",
        [("Example test", None, "7.5", "2012-03-01")],
    ),
    "Patents.csv": ("Title,Number\nA pump,1\n", "patents", [("A pump",)]),
    "Jobs/Job Applications.csv": (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And "
        'Answers\n"3/5/24, 2:05 PM",x@example.org,+1,Warmstead,Analyst,https://example.org,cv.pdf,"A:\nB"\n',
        "job_applications",
        [("2024-03-05 14:05:00", "Warmstead", "Analyst", "https://example.org")],
    ),
    "Jobs/Saved Jobs.csv": (
        'Saved Date,Job Url,Job Title,Company Name\n"3/5/24, 2:05 PM",https://example.org,Analyst,Warmstead\n',
        "saved_jobs",
        [("2024-03-05 14:05:00", "Warmstead", "Analyst", "https://example.org")],
    ),
    "Jobs/Job Seeker Preferences.csv": (
        "Locations,Industries,Company Employee Count,Preferred Job Types,Job Titles,Open To Recruiters,Dream Companies,"
        "Profile Shared With Job Poster,Job Title For Searching Fast Growing Companies,Introduction Statement,Phone Number,"
        "Job Seeker Activity Level,Preferred Start Time Range,Commute Preference Starting Address,Commute Preference "
        "Starting Time,Mode Of Transportation,Maximum Commute Duration,Open Candidate Visibility,Job Seeking Urgency Level\n"
        "Utrecht,Energy,,FULL_TIME,Analyst,Yes,Warmstead,,,Hello,+1,CASUALLY,,,,,,,LATER\n",
        "job_preferences",
        [("Utrecht", "Energy", "Analyst", "FULL_TIME", "Warmstead", "CASUALLY", "LATER", "Hello")],
    ),
    "Jobs/Online Job Postings.csv": (
        "Company Name,Title,Employment Status\nWarmstead,Analyst,Full-time\n",
        "job_postings",
        [("Warmstead", "Analyst")],
    ),
    "SavedJobAlerts.csv": (
        "ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID\n[],analyst,1\n",
        "saved_job_alerts",
        [("analyst",)],
    ),
    "a/SavedJobAlerts.csv": (
        "Saved Search Date,Jobs Search Url\n2023,https://example.org\n",
        "saved_job_alerts",
        [("https://example.org",)],
    ),
    "Learning.csv": (
        "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),Content Completed At (if "
        "completed),Content Saved,Notes taken on videos (if taken),\n"
        'Statistics,"One\r\ntwo",Course,2024-03-05 14:05 UTC,N/A,false,N/A,\nExcel,,Learning Path,N/A,N/A,true,N/A,\n',
        "learning",
        [("Statistics", "Course", "2024-03-05 14:05:00", None), ("Excel", "Learning Path", None, None)],
    ),
    "Reviews.csv": (
        "Reviewee,Review Type,Review Section,Creation Date,Rating,Review Text,Review Tags\n"
        "Kaya Brandt,SERVICE,,2024/03/05 14:05:06 UTC,5,Good work,\n",
        "reviews",
        [("Kaya Brandt", "SERVICE", "2024-03-05 14:05:06", "5", "Good work")],
    ),
    # one archive: queries with commas and no quotes
    "SearchQueries.csv": (
        "Time,Search Query\n2024/03/05 14:05:06 UTC,heat pumps, Utrecht, jobs\n2024/03/04 14:05:06 UTC,meters\n",
        "search_queries",
        [("2024-03-05 14:05:06", "heat pumps, Utrecht, jobs"), ("2024-03-04 14:05:06", "meters")],
    ),
    "Search Queries.csv": (
        '"Time"\t"Search Query"\n"2018/03/05 14:05:06 UTC"\t"heat"\n'.encode("utf-16"),
        "search_queries",
        [("2018-03-05 14:05:06", "heat")],
    ),
    "Ad_Targeting.csv": (
        "Company Names,Job Titles,Company Names,Age\nWarmstead; Loopcycle,,Guild,35-54\n",
        "ad_targeting",
        [("Company Names", "Warmstead; Loopcycle"), ("Company Names", "Guild"), ("Age", "35-54")],
    ),
    "Rich_Media.csv": (
        "Date/Time,Media Description,Media Link\n"
        '"You uploaded a photo on March 9, 2026 at 2:58 PM (GMT)", -,https://example.org/a\n'
        '"You uploaded an article cover on March 10, 2026 at 12:00 AM (GMT)",A view,https://example.org/b\n',
        "rich_media",
        [("2026-03-09 14:58:00", "photo", None), ("2026-03-10", "article cover", "A view")],
    ),
    "Rich Media.csv": ("Type,Link\nPHOTO,https://example.org/a\n", "rich_media", [(None, "PHOTO", None)]),
    "Ads Clicked.csv": (
        "Ad clicked Date,Ad Title/Id\n2024/03/05 14:05:06 UTC,1234\n",
        "ads_clicked",
        [("2024-03-05 14:05:06", "1234")],
    ),
    "LAN Ads Engagement.csv": (
        "Action,Date,Ad Title/Id,Page/App\nCLICK,2024/03/05,1234,example.org\n",
        "lan_ads",
        [("2024-03-05", "CLICK", "1234")],
    ),
    "Account Status History.csv": (
        '"Time"\t"Event"\n"2022/03/05 14:05:06 UTC"\t"Account Created"\n'.encode("utf-16"),
        "account_status",
        [("2022-03-05 14:05:06", "Account Created")],
    ),
    "Services Marketplace/Opprtunities.csv": (
        "Service,Budget\nCoaching,\nWriting,100\n",
        "services",
        [("Opprtunities", 1, "Service", "Coaching"), ("Opprtunities", 2, "Service", "Writing"),
         ("Opprtunities", 2, "Budget", "100")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("path", CASES, ids=str.strip)
def test_file(tmp_path, path):
    content, table, expected = CASES[path]
    export = load_export(write_folder(tmp_path, {path.strip(): content}))
    assert rows(getattr(export, table)) == expected
    assert codes(export.issues) == []
    assert export.present == (table,)


def test_every_table_has_such_a_test_somewhere():
    elsewhere = {"connections", "messages", "shares", "comments", "skills", "contacts", "articles"}
    chats = {name for name in TABLES if name.endswith("_messages")}
    assert {table for _, table, _ in CASES.values()} | elsewhere | chats == set(TABLES)


CONTACTS = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,"
    "FullName,Birthday,Location,BookmarkedAt,Profiles\n"
)


def test_an_address_book_keeps_no_number_mail_or_address(tmp_path):
    text = CONTACTS + (
        'MOBILE_CONTACTS,Mira,Solberg,Warmstead,Analyst,"mira@gmail.com,m@warmstead.example",+31 6 1234,"3/5/22, 2:05 PM",'
        '1 Example Street,,,Mira Solberg,"Mar 5, 1980",Utrecht,,www.linkedin.com/in/mira\n'
        'GOOGLE_CONTACTS,,,,,ola@firm.example,,"3/6/22, 2:05 PM",,,,Ola Nord,Feb 29,,,\n'
        'GOOGLE_CONTACTS,Kaya,,,,,,"3/7/22, 2:05 PM",,,,,Feb 30,,,\n'
    )
    export = load_export(write_folder(tmp_path, {"Contacts.csv": text}))
    assert rows(export.contacts) == [
        ("MOBILE_CONTACTS", "Mira", "Solberg", "Mira Solberg", "Warmstead", "Analyst", "personal", True, 3, 5, "Utrecht",
         "2022-03-05 14:05:00", MIRA),
        ("GOOGLE_CONTACTS", None, None, "Ola Nord", None, None, "work", False, 2, 29, None, "2022-03-06 14:05:00", None),
        ("GOOGLE_CONTACTS", "Kaya", None, "Kaya", None, None, None, False, None, None, None, "2022-03-07 14:05:00", None),
    ]  # fmt: skip
    assert codes(export.issues) == [("Contacts.csv", 4, "birth_day", "bad_date")]


@pytest.mark.parametrize("file", ["Imported Contacts.csv", "ImportedContacts.csv"])
def test_imported_contacts_of_2018_and_2025(tmp_path, file):
    text = 'First Name,Last Name,Emails,Created At\nMira,Solberg,mira@gmail.com,"3/5/18, 2:05 PM"\n'
    export = load_export(write_folder(tmp_path, {file: text}))
    assert rows(export.contacts, "name", "mail_kind", "has_home_address", "created_at") == [
        ("Mira Solberg", "personal", None, "2018-03-05 14:05:00")  # no such column: nobody knows
    ]


def test_a_word_outside_a_closed_list_is_told(tmp_path):
    text = 'From,To,Sent At,Message,Direction\nMira,Rowan,"3/5/23, 2:05 PM",,SIDEWAYS\n'
    export = load_export(write_folder(tmp_path, {"Invitations.csv": text}))
    assert rows(export.invitations, "direction") == [(None,)]
    assert codes(export.issues) == [("Invitations.csv", 2, "direction", "bad_value")]


@pytest.mark.parametrize(
    ("file", "text", "column"),
    [
        ("Events.csv", "Event Name,Event Time,Status,External Url\nFair,next week,APPROVED,\n", "starts_at"),
        (
            "Rich_Media.csv",
            "Date/Time,Media Description,Media Link\nsome day,,https://example.org\n",
            "uploaded_at",
        ),
        ("Positions.csv", "Company Name,Title,Started On\nWarmstead,Analyst,lately\n", "started_on"),
    ],
)
def test_dates_inside_other_shapes_are_told_too(tmp_path, file, text, column):
    export = load_export(write_folder(tmp_path, {file: text}))
    assert codes(export.issues) == [(file, 2, column, "bad_date")]


ARTICLE = (
    "<html><head><title>On heat | LinkedIn</title><style>p {{color: red}}</style></head><body><h1>On heat</h1>"
    '<p class="created">Created on 2024-03-05 14:05</p>{published}<div><p>First &amp; foremost.</p><p>Then</p></div>'
    "<script>alert(1)</script></body></html>"
)


def test_articles(tmp_path):
    published = '<p class="published">Published on 2024-03-06 09:00</p>'
    export = load_export(
        write_folder(
            tmp_path,
            {
                "Articles/Articles/on-heat-rowan-ashdown-abcd.html": ARTICLE.format(published=published),
                "Articles/2024-03-05 14-05-00.0-Draft.html": ARTICLE.format(published=""),
                "elsewhere/page.html": "<p>mine</p>",
            },
        )
    )
    assert rows(export.articles) == [
        ("On heat", "2024-03-05 14:05:00", None, "First & foremost.\n\nThen", True),
        ("On heat", "2024-03-05 14:05:00", "2024-03-06 09:00:00", "First & foremost.\n\nThen", False),
    ]
    assert export.unknown == ("elsewhere/page.html",)
    assert codes(export.issues) == []
